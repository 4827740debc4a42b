namespace Architecture.Storage.Embedded;

/// <summary>What the folder is: the identity of the store and the model version that it was last opened with.</summary>
internal sealed record StoreFile(NodeId Store, int ModelVersion)
{
    public const string FileName = "store";
    private const string Kind = "ARCHSTOR";
    private const int Format = 1;

    public static StoreFile? Read(IStoreFolder folder)
    {
        if (!folder.Exists(FileName)) return null;
        using var file = folder.Open(FileName, FileUse.Read);
        var read = new SealedReader(file, FileName, Kind, Format);
        var found = new StoreFile(read.Id(), read.Size());
        read.CheckToEnd();
        return found;
    }

    public void Write(IStoreFolder folder) => SealedFile.Replace(folder, FileName, Kind, Format, write =>
    {
        write.Id(Store);
        write.Count(ModelVersion);
    });
}

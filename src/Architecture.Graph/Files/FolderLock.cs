using System.Globalization;
using System.Text;

namespace Architecture.Graph;

/// <summary>Marks the one writer of a folder.</summary>
/// <remarks>
/// The lock is the operating system's (flock on Unix), not the file: a process that was killed holds none, so a file left behind
/// blocks nobody. What stands in the file only serves the message.
/// </remarks>
public sealed class FolderLock : IDisposable
{
    public const string FileName = "writer.lock";

    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="StoreUnavailableException">Another process, or another store of this one, writes in the folder.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, FileName);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new FolderLock(file);
        }
        catch (IOException fault) when (fault.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new StoreUnavailableException(
                $"The store in {folder} is already open for writing by another server. Stop that one, or choose another folder.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The store in {folder} cannot be written: {fault.Message} Nothing was changed.", fault);
        }
    }

    public void Dispose() => _file.Dispose();
}

using System.Collections.Immutable;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;
using Architecture.Storage.Embedded;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>A registry on a real store in a folder of its own, to import into.</summary>
internal sealed class ImportedRegistry : IAsyncDisposable
{
    private readonly string _folder;

    private ImportedRegistry(string folder, EmbeddedStore store) =>
        (_folder, Store, Registry) = (folder, store, new Registry(store, TimeProvider.System));

    public EmbeddedStore Store { get; }
    public Registry Registry { get; }

    public static async Task<ImportedRegistry> NewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("import-").FullName;
        var options = new EmbeddedStoreOptions { Folder = Path.Combine(folder, "data"), Model = RegistryGraph.Model };
        return new ImportedRegistry(folder, await EmbeddedStore.OpenAsync(options, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<RegistryReader> ReadAsync() =>
        await Registry.ReadAsync(Actor.System, ReadMoment.Now, TestContext.Current.CancellationToken);

    public Task<Imported> ImportAsync(ImportKind kind, string text, bool check = false) =>
        ImportAsync(kind, check, Source("file", text));

    public async Task<Imported> ImportAsync(ImportKind kind, bool check, params ImmutableArray<ImportSource> sources)
    {
        var rows = new Rows();
        var report = await new Import(Registry, Actor.System) { Mapping = Mapping }.RunAsync(kind, sources, check, rows, TestContext.Current.CancellationToken);
        return new Imported(report, rows.Announced, rows.Heading, [.. rows.All]);
    }

    /// <summary>How the columns of CSV files become the import's own.</summary>
    public TableMapping Mapping { get; set; } = TableMapping.None;

    public static ImportSource Source(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private sealed class Rows : IImportObserver
    {
        public long Announced { get; private set; }
        public string Heading { get; private set; } = "";
        public List<SettledRow> All { get; } = [];

        public void Started(long rows, string heading) => (Announced, Heading) = (rows, heading);

        public void Settled(SettledRow row) => All.Add(row);
    }
}

/// <summary>What an import told.</summary>
internal sealed record Imported(ImportReport Report, long Announced, string Heading, ImmutableArray<SettledRow> Rows)
{
    public IEnumerable<SettledRow> Refused => Rows.Where(row => row.Verdict == RowVerdict.Refused);

    public SettledRow Row(string key) => Rows.Single(row => row.Key == key);

    /// <summary>The refused rows as they would stand in a file.</summary>
    public string RefusedFile(ImportKind kind) => RefusedRows.Begin(kind, Heading) + RefusedRows.Joined(kind, Refused.Select(row => row.Text!)) + RefusedRows.End(kind);

    /// <summary>The numbers add up, and every row was told of once.</summary>
    public Imported AddsUp()
    {
        Assert.Equal(Announced, Report.Rows.Total);
        Assert.Equal(Announced, Rows.Length);
        Assert.Equal(Report.Rows.Total, Report.Records.Values.Sum(count => count.Total));
        Assert.Equal(Report.Rows.Refused, Refused.Count());
        return this;
    }

    public Imported Comes(long added = 0, long changed = 0, long unchanged = 0, long refused = 0)
    {
        AddsUp();
        Assert.Equal(new RowCount(added, changed, unchanged, refused), Report.Rows);
        return this;
    }
}

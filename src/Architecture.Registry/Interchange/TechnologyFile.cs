using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Architecture.Graph;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Interchange;

/// <summary>Products and releases with vendors' dates, as endoflife.date's API v1 gives them (<c>/products/full</c> or one product).</summary>
/// <remarks>Each product and each release is a row. Domain §6.2: dates decide; a flag counts only where there is no date.</remarks>
internal sealed class TechnologyFile : ImportFormat
{
    public const string Product = "product";
    public const string Release = "release";

    private const int PageSize = 500;

    /// <summary>Between a product's name and a release's in a key; neither holds a space in the source.</summary>
    private const char InKey = ' ';

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Known and not taken: they say nothing that the registry decides by. Anything else is reported.</summary>
    private static readonly HashSet<string> ProductFields = ["name", "label", "aliases", "category", "releases", "refused"];
    private static readonly HashSet<string> ReleaseFields =
        ["name", "codename", "label", "releaseDate", "eoasFrom", "isEol", "eolFrom", "eoesFrom", "isMaintained", "refused"];

    protected override IEnumerable<ImportRow> Rows(ImportSource source)
    {
        foreach (var item in new TechnologyFeed(source).Products())
        {
            CountUnknown(item.Fields, ProductFields, "");
            var product = new FeedRecord(item.Fields);
            var name = product.Text("name") ?? "";
            yield return ProductRow(source.Name, item, product, name);
            foreach (var release in item.Releases)
            {
                CountUnknown(release.Value, ReleaseFields, "releases.");
                yield return ReleaseRow(source.Name, item, release, name);
            }
        }
    }

    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var node in read.EveryAsync(TechnologyGraph.Product, PageSize, cancellation))
        {
            var product = new Product(node);
            if (product.ExternalId is not { } externalId) continue;
            yield return new VanishedRecord(Product, externalId, product.Name);
            var releases = (await read.ReleasesOfAsync([product.Id], cancellation))[0];
            foreach (var release in releases) yield return new VanishedRecord(Release, KeyOf(externalId, release.Name), release.Title);
        }
    }

    private static ImportRow ProductRow(string file, FeedProduct item, FeedRecord product, string name)
    {
        var label = LabelText.Plain(product.Text("label") ?? name);
        var command = new ImportProduct(name, label, product.Text("category"), product.Texts("aliases"));
        var fault = item.Fault ?? product.Fault ?? Missing(name);
        var key = name.Length > 0 ? name : $"{file}:{item.Line}";
        var row = new ImportRow(file, item.Line, Product, key, label, refusal => Written(item, release: null, refusal)) { Size = item.Size };
        return fault is null ? row.Doing(command) : row with { Fault = fault };
    }

    private static ImportRow ReleaseRow(string file, FeedProduct item, FeedRelease release, string product)
    {
        var record = new FeedRecord(release.Value);
        var name = record.Text("name") ?? "";
        var codename = record.Text("codename");
        var label = record.Text("label") is { } text ? LabelText.Of(text, name, codename) : null;
        var supportEnds = record.Date("eolFrom");
        var hasEnded = record.Flag("isEol") == true && supportEnds is null;
        var isMaintained = supportEnds is null && !hasEnded ? record.Flag("isMaintained") : null;
        var dates = new ReleaseDates(
            name, label, record.Date("releaseDate"), record.Date("eoasFrom"), supportEnds, record.Date("eoesFrom"), hasEnded, isMaintained);
        var key = name.Length > 0 ? KeyOf(product, name) : $"{file}:{release.Line}";
        var title = $"{product} {label ?? name}";
        var row = new ImportRow(file, release.Line, Release, key, title, refusal => Written(item, release.Value, refusal)) { Size = release.Size };
        var fault = record.Fault ?? Missing(name);
        return fault is null ? row.Doing(new ImportRelease(product, dates)) : row with { Fault = fault };
    }

    private static string KeyOf(string product, string release) => product + InKey + release;

    private static InputInvalidRefused? Missing(string name) =>
        name.Length > 0 ? null : InputInvalidRefused.At("name", "”name” saknas.", "“name” is missing.");

    private void CountUnknown(JsonElement record, HashSet<string> known, string prefix)
    {
        if (record.ValueKind != JsonValueKind.Object) return;
        foreach (var field in record.EnumerateObject())
            if (!known.Contains(field.Name) && FeedRecord.SaysSomething(field.Value)) CountUnknown(prefix + field.Name);
    }

    /// <summary>A product of its own in a file of refused rows: without its releases, or with the one refused.</summary>
    private static string Written(FeedProduct item, JsonElement? release, RowRefusal refusal)
    {
        if (item.Fields.ValueKind != JsonValueKind.Object) return item.Fields.GetRawText();
        var product = JsonObject.Create(item.Fields)!;
        var reason = new JsonObject { ["line"] = refusal.Line, ["code"] = refusal.Code, ["reason"] = refusal.Reason };
        if (release is not { ValueKind: JsonValueKind.Object } value) product["refused"] = reason;
        else if (JsonObject.Create(value) is { } refused)
        {
            refused["refused"] = reason;
            product["releases"] = new JsonArray(refused);
        }
        return product.ToJsonString(Readable);
    }
}

/// <summary>A product or a release of the feed; the first field that cannot be read is its fault.</summary>
internal sealed class FeedRecord
{
    private readonly JsonElement _record;

    public FeedRecord(JsonElement record)
    {
        _record = record;
        if (record.ValueKind != JsonValueKind.Object)
            Fault = new InputInvalidRefused(new Message("Här väntas ett JSON-objekt.", "A JSON object is expected here."));
    }

    public Refusal? Fault { get; private set; }

    public string? Text(string field)
    {
        if (Value(field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        Fault ??= InputInvalidRefused.At(field, $"”{field}” ska vara en text.", $"“{field}” must be a text.");
        return null;
    }

    public ImmutableArray<string> Texts(string field)
    {
        if (Value(field) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!.Trim()).Where(text => text.Length > 0)];
        Fault ??= InputInvalidRefused.At(field, $"”{field}” ska vara en lista av texter.", $"“{field}” must be a list of texts.");
        return [];
    }

    public DateOnly? Date(string field)
    {
        if (Text(field) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)) return date;
        Fault ??= InputInvalidRefused.At(field, $"”{text}” är inget datum. Skriv ÅÅÅÅ-MM-DD.", $"“{text}” is no date. Write YYYY-MM-DD.");
        return null;
    }

    public bool? Flag(string field)
    {
        if (Value(field) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Fault ??= InputInvalidRefused.At(field, $"”{field}” ska vara sant eller falskt.", $"“{field}” must be true or false.");
        return null;
    }

    /// <summary>Null, empty texts, lists and objects say nothing: real feeds are full of them.</summary>
    public static bool SaysSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.String => !value.ValueEquals(""),
        JsonValueKind.Object => value.EnumerateObject().Any(field => SaysSomething(field.Value)),
        _ => true,
    };

    private JsonElement? Value(string field) =>
        _record.ValueKind == JsonValueKind.Object && _record.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Demonstration;

/// <summary>
/// Ids of the demonstration city. A command's identity derives from what it is about, and a new record's id from the command, so that
/// records have the same ids on every machine and can be named before they are made.
/// </summary>
internal static class Identity
{
    /// <summary>The identity of the command that a key names.</summary>
    public static NodeId Of(string key) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("demo/" + key))));

    public static BoardId Board(string code) => Made<BoardId>(BoardKey(code));
    public static CapabilityId Function(string name) => Made<CapabilityId>(FunctionKey(name));
    public static ProductId Product(string externalId) => Made<ProductId>(ProductKey(externalId));
    public static TechnologyReleaseId Release(string product, string release) => Made<TechnologyReleaseId>(ReleaseKey(product, release));

    /// <param name="solution">Code of the board that put it on record, and its name: <c>SBN/Bygglovssystemet</c>.</param>
    public static SolutionId Solution(string solution) => Made<SolutionId>(SolutionKey(solution));

    public static SupplierId Supplier(string name) => Made<SupplierId>(SupplierKey(name));

    /// <param name="split">Key of the split.</param>
    /// <param name="index">Which of the parts that it makes.</param>
    public static CapabilityId Part(string split, int index)
    {
        var context = Context(split);
        for (var before = 0; before < index; before++) context.NewId<CapabilityId>();
        return context.NewId<CapabilityId>();
    }

    public static string BoardKey(string code) => $"board/{code}";
    public static string FunctionKey(string name) => $"function/{name}";
    public static string SupplierKey(string name) => $"supplier/{name}";
    public static string ProductKey(string externalId) => $"product/{externalId}";
    public static string ReleaseKey(string product, string release) => $"release/{product}/{release}";
    public static string SolutionKey(string solution) => $"solution/{solution}";

    /// <summary>The first id that a command takes is that of the record it makes.</summary>
    private static TId Made<TId>(string key) where TId : struct, IRecordId<TId> => Context(key).NewId<TId>();

    private static DecisionContext Context(string key) => new(Of(key), Actor.System, default, Settings.Default);
}

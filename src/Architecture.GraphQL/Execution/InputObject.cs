using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>Coerced arguments, or a coerced input object: what the request gave, with defaults filled in (specification 3.10).</summary>
/// <remarks>A name that was not given and has no default is absent (<see cref="Has"/> is false), which is not the same as null. The plain
/// accessors throw when the value is absent or null: use them for what the schema makes non-null; the <c>…OrNull</c> ones give null for both.</remarks>
public sealed class InputObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> values;

    internal InputObject(Dictionary<string, object?> values) => this.values = values;

    public static InputObject Empty { get; } = new([]);

    /// <summary>Names given or filled in with a default.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    /// <summary>Given, if only as null, or filled in with a default.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Given as null; false when absent.</summary>
    public bool IsNull(string name) => values.TryGetValue(name, out var value) && value is null;

    /// <summary>The value as the scalar's coding read it: enums as their names, lists as <c>object?[]</c>, input objects as <see cref="InputObject"/>.</summary>
    public object? this[string name] => values.GetValueOrDefault(name);

    /// <summary>A String or ID.</summary>
    public string Text(string name) => Value<string>(name);

    public string? TextOrNull(string name) => (string?)values.GetValueOrDefault(name);

    public int Int(string name) => Value<int>(name);

    public int? IntOrNull(string name) => ValueOrNull<int>(name);

    public long Long(string name) => Value<long>(name);

    public long? LongOrNull(string name) => ValueOrNull<long>(name);

    public double Float(string name) => Value<double>(name);

    public double? FloatOrNull(string name) => ValueOrNull<double>(name);

    public bool Boolean(string name) => Value<bool>(name);

    public bool? BooleanOrNull(string name) => ValueOrNull<bool>(name);

    public DateOnly Date(string name) => Value<DateOnly>(name);

    public DateOnly? DateOrNull(string name) => ValueOrNull<DateOnly>(name);

    public DateTimeOffset DateTime(string name) => Value<DateTimeOffset>(name);

    public DateTimeOffset? DateTimeOrNull(string name) => ValueOrNull<DateTimeOffset>(name);

    /// <summary>An enum value, by the CLR name that maps to it (<c>BUSINESS_APPLICATION</c> is <c>BusinessApplication</c>).</summary>
    public T Enum<T>(string name)
        where T : struct, Enum => Value<T>(name);

    public T? EnumOrNull<T>(string name)
        where T : struct, Enum => ValueOrNull<T>(name);

    public InputObject Object(string name) => Value<InputObject>(name);

    public InputObject? ObjectOrNull(string name) => (InputObject?)values.GetValueOrDefault(name);

    public IReadOnlyList<InputObject> Objects(string name) => List<InputObject>(name);

    public IReadOnlyList<InputObject>? ObjectsOrNull(string name) => ListOrNull<InputObject>(name);

    /// <summary>A list whose items are of one CLR type: texts, numbers, CLR enums, input objects, a custom scalar's type.</summary>
    public IReadOnlyList<T> List<T>(string name) => ListOrNull<T>(name) ?? throw Missing(name);

    public IReadOnlyList<T>? ListOrNull<T>(string name) =>
        values.GetValueOrDefault(name) is object?[] items ? Array.ConvertAll(items, Convert<T>) : null;

    /// <summary>The value as a CLR type: what the scalar's coding read, a CLR enum, or an <see cref="InputObject"/>.</summary>
    public T Value<T>(string name)
        where T : notnull => values.GetValueOrDefault(name) is { } value ? Convert<T>(value) : throw Missing(name);

    public T? ValueOrNull<T>(string name)
        where T : struct => values.GetValueOrDefault(name) is { } value ? Convert<T>(value) : null;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether two coerced inputs are the same, member by member; batches of equal arguments are merged.</summary>
    internal static bool AreEqual(object? first, object? second) => (first, second) switch
    {
        (InputObject one, InputObject other) => ReferenceEquals(one, other) || one.values.Count == other.values.Count
            && one.values.All(pair => other.values.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value)),
        (object?[] one, object?[] other) => one.Length == other.Length && one.Zip(other).All(pair => AreEqual(pair.First, pair.Second)),
        _ => Equals(first, second),
    };

    /// <summary>One text for equal coerced inputs, whatever the order of their members: to compare, hash or remember them.</summary>
    public static string Canonical(object? value) => value switch
    {
        null => "null",
        InputObject given => "{" + string.Join(',', given.values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Canonical(pair.Value)}")) + "}",
        string text => JsonSerializer.Serialize(text),
        object?[] many => "[" + string.Join(',', many.Select(Canonical)) + "]",
        IFormattable plain => plain.ToString(value is DateOnly or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [SuppressMessage("Usage", "CA2201", Justification = "The program asks for what its schema does not promise.")]
    private static InvalidOperationException Missing(string name) => new($"Input \"{name}\" is absent or null; ask with Has or an …OrNull accessor first.");

    private static T Convert<T>(object? value)
    {
        if (value is T typed) return typed;
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return value switch
        {
            null => default!,
            string text when type.IsEnum => (T)(EnumNames.Value(type, text) ?? throw new InvalidOperationException($"{type.Name} has no member for enum value {text}.")),
            int number when type == typeof(long) => (T)(object)(long)number,
            int number when type == typeof(double) => (T)(object)(double)number,
            _ => throw new InvalidOperationException($"An input of type {value.GetType().Name} cannot be read as {type.Name}."),
        };
    }
}

using System.Collections;
using System.Globalization;
using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>A custom scalar without a coding of its own: any value, as plain text, numbers, truth values, lists and dictionaries.</summary>
public sealed class AnyScalar(string name) : ScalarCoding(name, "any value")
{
    public override bool TryParse(Value literal, out object? value)
    {
        value = Plain(literal, VariableValues.None);
        return true;
    }

    public override bool TryParse(JsonElement json, out object? value)
    {
        value = Plain(json);
        return true;
    }

    public override bool TryWrite(object value, ResultWriter writer) => Write(value, writer);

    /// <summary>A literal as a plain value, with variables in it replaced: one that is not given is null in a list and left out of an object.</summary>
    internal static object? Plain(Value literal, VariableValues variables) => literal switch
    {
        Variable variable => variables.TryGet(variable.Name.Value, out var value) ? Plain(value) : null,
        StringValue text => text.Value,
        EnumValue name => name.Value,
        BooleanValue truth => truth.Value,
        IntValue number when long.TryParse(number.Value, CultureInfo.InvariantCulture, out var whole) => whole,
        IntValue number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        FloatValue number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        ListValue list => list.Values.Select(item => Plain(item, variables)).ToArray(),
        ObjectValue fields => Members(fields, variables),
        _ => null,
    };

    private static Dictionary<string, object?> Members(ObjectValue literal, VariableValues variables)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
            if (field.Value is not Variable variable || variables.TryGet(variable.Name.Value, out _))
                members[field.Name.Value] = Plain(field.Value, variables);
        return members;
    }

    /// <summary>A variable's coerced value as a plain value.</summary>
    private static object? Plain(object? coerced) => coerced switch
    {
        InputObject members => members.ToDictionary(member => member.Key, member => Plain(member.Value), StringComparer.Ordinal),
        object?[] items => Array.ConvertAll(items, Plain),
        _ => coerced,
    };

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => TryText(json, out var text) ? text : null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Plain(item)).ToArray(),
        JsonValueKind.Object => Members(json),
        _ => null,
    };

    private static Dictionary<string, object?> Members(JsonElement json)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject()) members[member.Name] = Plain(member.Value);
        return members;
    }

    internal static bool Write(object? value, ResultWriter writer)
    {
        switch (value)
        {
            case null: writer.WriteNull(); return true;
            case string text: writer.WriteString(text); return true;
            case bool truth: writer.WriteBoolean(truth); return true;
            case int number: writer.WriteNumber(number); return true;
            case long number: writer.WriteNumber(number); return true;
            case double number: writer.WriteNumber(number); return true;
            case decimal number: writer.WriteNumber((double)number); return true;
            case Enum name: writer.WriteString(EnumNames.Name(name)); return true;
            case IReadOnlyDictionary<string, object?> members: return WriteMembers(members, writer);
            case IEnumerable items: return WriteItems(items, writer);
            case IFormattable formattable: writer.WriteString(formattable.ToString(null, CultureInfo.InvariantCulture)); return true;
            default: return false;
        }
    }

    private static bool WriteMembers(IReadOnlyDictionary<string, object?> members, ResultWriter writer)
    {
        var start = writer.Length;
        writer.WriteByte((byte)'{');
        var first = true;
        foreach (var (name, member) in members)
        {
            if (!first) writer.WriteByte((byte)',');
            first = false;
            writer.WriteString(name);
            writer.WriteByte((byte)':');
            if (Write(member, writer)) continue;
            writer.Truncate(start);
            return false;
        }
        writer.WriteByte((byte)'}');
        return true;
    }

    private static bool WriteItems(IEnumerable items, ResultWriter writer)
    {
        var start = writer.Length;
        writer.WriteByte((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first) writer.WriteByte((byte)',');
            first = false;
            if (Write(item, writer)) continue;
            writer.Truncate(start);
            return false;
        }
        writer.WriteByte((byte)']');
        return true;
    }
}

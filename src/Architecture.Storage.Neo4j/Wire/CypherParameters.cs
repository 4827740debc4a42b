using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The values of one statement. They are written as plain JSON, which keeps 64-bit integers.</summary>
internal sealed class CypherParameters
{
    private readonly Dictionary<string, object?> _values = [];

    public CypherParameters With(string name, object? value)
    {
        _values.Add(name, value);
        return this;
    }

    public CypherParameters Set(string name, object? value)
    {
        _values[name] = value;
        return this;
    }

    /// <summary>Adds a value under the next free name.</summary>
    /// <returns>How the text refers to it.</returns>
    public string Add(object? value)
    {
        var name = $"p{_values.Count}";
        _values.Add(name, value);
        return "$" + name;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case long number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case NodeId id: json.WriteStringValue(id.ToString()); break;
            case GraphValue graph: Write(json, RecordProperties.ToStored(graph)); break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }
                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"A statement cannot carry a {value.GetType().Name}.", nameof(value));
        }
    }
}

using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Writes a leaf value; false when the value is not one of the type's, and then nothing has been written.</summary>
public delegate bool LeafWriter<in T>(T value, ResultWriter writer);

/// <summary>How the values of a scalar are read from requests and written to responses (specification 3.5, input and result coercion).</summary>
public abstract class ScalarCoding
{
    protected ScalarCoding(string name, string expects)
    {
        Name = name;
        Expects = expects;
    }

    /// <summary>The scalar's name in the schema.</summary>
    public string Name { get; }

    /// <summary>What a value looks like, to follow "expected" in an error message.</summary>
    public string Expects { get; }

    /// <summary>Reads a literal without variables; the value is never null.</summary>
    public abstract bool TryParse(Value literal, out object? value);

    /// <summary>Reads a variable's value; never called for a JSON null.</summary>
    public abstract bool TryParse(JsonElement json, out object? value);

    /// <summary>Writes a value whose CLR type is known only at run time.</summary>
    public abstract bool TryWrite(object value, ResultWriter writer);

    /// <summary>A writer for one CLR type that spares the boxing; null when <see cref="TryWrite"/> must do.</summary>
    public virtual LeafWriter<T>? WriterFor<T>() => null;

    private protected static bool TryText(JsonElement json, out string text)
    {
        text = "";
        if (json.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate escape: no Unicode text.
            return false;
        }
    }
}

/// <summary>A scalar that is a string on the wire and a <typeparamref name="T"/> in the program.</summary>
public sealed class TextScalar<T> : ScalarCoding
    where T : notnull
{
    private readonly TryParseText parse;
    private readonly Func<T, string> print;

    public TextScalar(string name, string expects, TryParseText parse, Func<T, string> print)
        : base(name, expects)
    {
        this.parse = parse;
        this.print = print;
    }

    public delegate bool TryParseText(string text, out T value);

    public override bool TryParse(Value literal, out object? value)
    {
        value = null;
        return literal is StringValue text && TryParse(text.Value, out value);
    }

    public override bool TryParse(JsonElement json, out object? value)
    {
        value = null;
        return TryText(json, out var text) && TryParse(text, out value);
    }

    public override bool TryWrite(object value, ResultWriter writer)
    {
        if (value is string text)
        {
            writer.WriteString(text);
            return true;
        }
        return value is T typed && Write(typed, writer);
    }

    public override LeafWriter<TValue>? WriterFor<TValue>() =>
        typeof(TValue) == typeof(T) ? (LeafWriter<TValue>)(object)new LeafWriter<T>(Write) : null;

    private bool Write(T value, ResultWriter writer)
    {
        writer.WriteString(print(value));
        return true;
    }

    private bool TryParse(string text, out object? value)
    {
        var read = parse(text, out var typed);
        value = read ? typed : null;
        return read;
    }
}

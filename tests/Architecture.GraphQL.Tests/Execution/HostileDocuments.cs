using System.Globalization;
using System.Text;

namespace Architecture.GraphQL.Tests.Execution;

/// <summary>Requests of a given size, each made to keep one part of the engine busy: what a server off the loopback will be sent one day.</summary>
public static class HostileDocuments
{
    /// <summary>Every place where work might grow faster than the request: interfaces, lists, inputs, many types.</summary>
    public static string Sdl { get; } = $$"""
        interface I { i: I n(x: Int, y: [Int], s: String, in: In): Int }
        input In { a: Int b: In c: [In] {{Series(100, n => $"f{n}: Int")}} }
        directive @d(x: Int) repeatable on FIELD | QUERY
        {{Series(40, n => $"type T{n} implements I {{ i: I n(x: Int, y: [Int], s: String, in: In): Int t{n}: Int }}")}}
        type Query { i: I t: T0 q: Query a: Int n(x: Int, y: [Int], s: String, in: In, ins: [In]): Int {{Series(40, n => $"aLongNameOfAField{n}: Int")}} }
        """;

    /// <summary>By name; each writes a document of about so many characters, whatever it says.</summary>
    public static IReadOnlyDictionary<string, Func<int, string>> Documents { get; } = new SortedDictionary<string, Func<int, string>>(StringComparer.Ordinal)
    {
        ["one string"] = size => $"{{ n(s: \"{new string('x', size)}\") }}",
        ["one string of escapes"] = size => $"{{ n(s: \"{Fill(size, _ => "\\u00e5")}\") }}",
        ["one string of surrogates"] = size => $"{{ n(s: \"{Fill(size, _ => "\\ud83d\\ude00")}\") }}",
        ["a block string of lines"] = size => $"{{ n(s: \"\"\"{Fill(size, n => $"\n{new string(' ', n % 40)}x")}\"\"\") }}",
        ["a block string of quotes"] = size => $"{{ n(s: \"\"\"{Fill(size, _ => "\\\"\"\"")}\"\"\") }}",
        ["one name"] = size => $"{{ {new string('x', size)} }}",
        ["one number"] = size => $"{{ n(x: {new string('9', size)}) }}",
        ["comments"] = size => $"{Fill(size, _ => "# nothing\n")}{{ a }}",
        ["commas"] = size => $"{{ a {new string(',', size)} }}",
        ["an open string"] = size => $"{{ n(s: \"{new string('x', size)}",
        ["fields"] = size => $"{{ {Fill(size, _ => "a ")}}}",
        ["unknown fields"] = size => $"{{ {Fill(size, n => $"aLongNameOfAFeild{n} ")}}}",
        ["long unknown names"] = size => $"{{ {Fill(size, n => $"{new string('y', 1_000)}{n} ")}}}",
        ["aliases"] = size => $"{{ {Fill(size, n => $"a{n}:a ")}}}",
        ["one alias for two fields"] = size => $"{{ {Fill(size, n => n % 2 == 0 ? "x:a " : "x:n ")}}}",
        ["fields that differ in arguments"] = size => $"{{ {Fill(size, n => $"n(x:{n}) ")}}}",
        ["fields that differ below"] = size => $"{{ {Fill(size, n => $"q{{b{n}:a}} ")}}}",
        ["conflicts far below"] = size => $"{{ {Fill(size, n => $"q{{q{{q{{x:n(x:{n})}}}}}} ")}}}",
        ["abstract types"] = size => $"{{ i {{ {Fill(size, n => $"...on T{n % 40}{{x:n(x:{n % 40})}} ")}}} }}",
        ["abstract types within"] = size => $"{{ {Fill(size, n => $"i{{...on T{n % 40}{{i{{n}}}}}} ")}}}",
        ["arguments"] = size => $"{{ n({Fill(size, n => $"z{n}:1 ")}) }}",
        ["one argument again and again"] = size => $"{{ n({Fill(size, _ => "x:1 ")}) }}",
        ["a list"] = size => $"{{ n(y:[{Fill(size, _ => "1 ")}]) }}",
        ["a list of what is wrong"] = size => $"{{ n(y:[{Fill(size, _ => "\"\" ")}]) }}",
        ["an object"] = size => $"{{ n(in:{{{Fill(size, n => $"f{n % 100}:1 ")}}}) }}",
        ["a list of objects"] = size => $"{{ n(ins:[{Fill(size, n => $"{{f{n % 100}:1}} ")}]) }}",
        ["directives"] = size => $"{{ a {Fill(size, _ => "@d ")}}}",
        ["unknown directives"] = size => $"{{ a {Fill(size, n => $"@e{n} ")}}}",
        ["variables"] = size => $"query ({Fill(size / 2, n => $"$v{n}:Int ")}) {{ n(y:[{Fill(size / 2, n => $"$v{n} ")}]) }}",
        ["one variable again and again"] = size => $"query ({Fill(size, _ => "$v:Int ")}) {{ a }}",
        ["unknown variables"] = size => $"{{ n(y:[{Fill(size, n => $"$v{n} ")}]) }}",
        ["operations"] = size => $"{Fill(size, n => $"query Q{n}{{a}} ")}",
        ["nameless operations"] = size => Fill(size, _ => "{a} "),
        ["operations that share a fragment"] = size => $"{Fill(size, n => $"query Q{n}($v:Int){{...F}} ")} fragment F on Query {{ n(x: $v) ...G }} fragment G on Query {{ n(x: $v) }}",
        ["fragments"] = size => $"{{ a }} {Fill(size, n => $"fragment F{n} on Query{{a}} ")}",
        ["fragments of one name"] = size => $"{{ ...F }} {Fill(size, _ => "fragment F on Query{a} ")}",
        ["fragments in a chain"] = size => $"{{ ...F0 }} {Fill(size, n => $"fragment F{n} on Query{{...F{n + 1}}} ")}",
        ["fragments that spread all others"] = size => Net(size, "a"),
        ["fragments that spread all others and conflict"] = size => Net(size, "x: n(x: ¤)"),
        ["fragments that double"] = size => $"{{ ...F0 }} {Fill(size, n => $"fragment F{n} on Query{{b:q{{...F{n + 1}}} c:q{{...F{n + 1}}}}} ")}",
        ["unknown fragments"] = size => $"{{ {Fill(size, n => $"...F{n} ")}}}",
        ["a nest of fields"] = size => Nest(size, "q{", "}", "{", "a}"),
        ["a nest of lists"] = size => Nest(size, "[", "]", "{n(y:", "1)}"),
        ["a nest of objects"] = size => Nest(size, "{b:", "}", "{n(in:", "{})}"),
        ["nests side by side"] = size => $"{{ {Fill(size, n => $"{Repeat(60, "q{")}x:n(x:{n}){Repeat(60, "}")} ")}}}",
        ["introspection"] = size => $"{{ __schema {{ types {{ {Fill(size, n => $"f{n}:fields{{name type{{name}}}} ")}}} }} }}",
        ["schema definitions"] = size => $"{Fill(size, n => $"type A{n} {{ a(x: Int = 1): Int @d }} ")}",
    };

    /// <summary>As many fragments as the size holds, when each spreads each.</summary>
    private static string Net(int size, string field)
    {
        var count = Math.Max(2, (int)Math.Sqrt(size / 7.0));
        var spreads = Series(count, n => $"...F{n}");
        return $"{{ {spreads} }} {Series(count, n => $"fragment F{n} on Query {{ {field.Replace("¤", Number(n), StringComparison.Ordinal)} {spreads} }}")}";
    }

    private static string Nest(int size, string open, string close, string before, string within)
    {
        var depth = size / (open.Length + close.Length);
        return before + Repeat(depth, open) + within[..^2] + Repeat(depth, close) + within[^2..];
    }

    private static string Fill(int size, Func<int, string> piece)
    {
        var text = new StringBuilder(size + 100);
        for (var number = 0; text.Length < size; number++) text.Append(piece(number));
        return text.ToString();
    }

    private static string Series(int count, Func<int, string> piece) => string.Join(' ', Enumerable.Range(0, count).Select(piece));

    private static string Repeat(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

namespace Architecture.GraphQL.Language;

/// <summary>What a block string means and how it is written (specification 2.10.4, BlockStringValue).</summary>
internal static class BlockString
{
    /// <summary>Removes the common indent and the blank first and last lines.</summary>
    public static string Dedent(IReadOnlyList<string> lines)
    {
        var (first, last, common) = (-1, -1, int.MaxValue);
        for (var index = 0; index < lines.Count; index++)
        {
            var indent = Indent(lines[index]);
            if (indent == lines[index].Length) continue;
            if (first < 0) first = index;
            last = index;
            if (index > 0 && indent < common) common = indent;
        }
        if (first < 0) return "";
        var kept = new string[last - first + 1];
        for (var index = first; index <= last; index++)
            kept[index - first] = index == 0 ? lines[0] : lines[index][Math.Min(common, lines[index].Length)..];
        return string.Join('\n', kept);
    }

    /// <summary>A text as a block string whose meaning is that text.</summary>
    public static string Print(string text, string indent)
    {
        var escaped = text.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var oneLine = lines.Length == 1;
        var leadsWithSpace = text.Length > 0 && text[0] is ' ' or '\t';
        var trailing = escaped.EndsWith('"') && !escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal) || escaped.EndsWith('\\');
        var inline = oneLine && text.Length < 70 && !trailing && !leadsWithSpace;
        if (inline) return $"\"\"\"{escaped}\"\"\"";
        var body = string.Join('\n', lines.Select(line => line.Length == 0 ? "" : indent + line));
        return oneLine && leadsWithSpace
            ? $"\"\"\"{escaped}\n{indent}\"\"\""
            : $"\"\"\"\n{body}\n{indent}\"\"\"";
    }

    /// <summary>Whether a text can be written as a block string and read back unchanged.</summary>
    public static bool CanPrint(string text)
    {
        if (text.Length == 0) return false;
        var lines = text.Split('\n');
        if (IsBlank(lines[0]) || IsBlank(lines[^1])) return false;
        if (lines.Length > 1 && lines[0][0] is ' ' or '\t') return false;
        return text.All(character => character is '\n' or '\t' || !char.IsControl(character));
    }

    private static bool IsBlank(string line) => Indent(line) == line.Length;

    private static int Indent(string line)
    {
        var index = 0;
        while (index < line.Length && line[index] is ' ' or '\t') index++;
        return index;
    }
}

using System.Collections.Frozen;
using System.Globalization;

namespace Architecture.Graph;

/// <summary>The parts of the Unicode character database that names need, from <c>Unicode.txt</c> beside this file.</summary>
/// <remarks>
/// The product runs with invariant globalisation, in which .NET leaves every text un-normalised; and upper and lower case of .NET are
/// not the case folding of Unicode. So both tables are our own, and answers do not depend on the machine.
/// </remarks>
internal sealed class UnicodeTables
{
    public static readonly UnicodeTables Instance = Load();

    private readonly FrozenDictionary<int, int> _foldings;
    private readonly FrozenDictionary<int, byte> _classes;
    private readonly FrozenDictionary<int, (int First, int Second)> _decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> _compositions;

    private UnicodeTables(
        Dictionary<int, int> foldings,
        Dictionary<int, byte> classes,
        Dictionary<int, (int First, int Second)> decompositions,
        Dictionary<(int First, int Second), int> compositions)
    {
        _foldings = foldings.ToFrozenDictionary();
        _classes = classes.ToFrozenDictionary();
        _decompositions = decompositions.ToFrozenDictionary();
        _compositions = compositions.ToFrozenDictionary();
    }

    /// <summary>Simple case folding (statuses C and S of CaseFolding.txt).</summary>
    public int Fold(int codePoint) => _foldings.GetValueOrDefault(codePoint, codePoint);

    /// <summary>Canonical combining class; 0 for what starts a cluster.</summary>
    public byte CombiningClass(int codePoint) => codePoint < 0x300 ? (byte)0 : _classes.GetValueOrDefault(codePoint);

    /// <summary>The one-step canonical decomposition; a second of 0 means a single code point.</summary>
    public bool Decomposes(int codePoint, out (int First, int Second) parts) => _decompositions.TryGetValue(codePoint, out parts);

    public bool Composes(int first, int second, out int codePoint) => _compositions.TryGetValue((first, second), out codePoint);

    private static UnicodeTables Load()
    {
        var foldings = new Dictionary<int, int>();
        var classes = new Dictionary<int, byte>();
        var decompositions = new Dictionary<int, (int, int)>();
        var compositions = new Dictionary<(int, int), int>();
        using var stream = typeof(UnicodeTables).Assembly.GetManifestResourceStream("Unicode.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(' ');
            switch (fields[0])
            {
                case "D" or "X":
                    var parts = (Code(fields[2]), fields.Length > 3 ? Code(fields[3]) : 0);
                    decompositions.Add(Code(fields[1]), parts);
                    if (fields[0] == "D") compositions.Add(parts, Code(fields[1]));
                    break;
                case "C":
                    for (var code = Code(fields[1]); code <= Code(fields[2]); code++) classes.Add(code, byte.Parse(fields[3]));
                    break;
                case "F":
                    for (var code = Code(fields[1]); code <= Code(fields[2]); code += int.Parse(fields[3]))
                        foldings.Add(code, code + int.Parse(fields[4]));
                    break;
            }
        }
        return new UnicodeTables(foldings, classes, decompositions, compositions);
    }

    private static int Code(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber);
}

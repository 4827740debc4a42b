using System.Numerics;
using System.Runtime.InteropServices;

namespace Architecture.Registry.Interchange;

/// <summary>
/// Tells which keys stood in the files before, without remembering them all: the first reading marks each in a filter (Bloom, 1970), and only
/// those that came to marks already set, every repeated one and a few others, are remembered exactly in the second.
/// </summary>
/// <param name="length">Length of the files, in bytes.</param>
internal sealed class RepeatedKeys(long length)
{
    /// <summary>Two bytes of file a mark: four marks to a row of eight bytes, and rows are longer.</summary>
    private const int BytesToMark = 2;
    private const long FewestMarks = 1 << 12;

    /// <summary>64 MB, for files of a gigabyte; beyond it more keys are remembered exactly.</summary>
    private const long MostMarks = 1 << 29;
    private const int MarksOfKey = 4;

    private readonly ulong[] _marks = new ulong[BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(length / BytesToMark, FewestMarks, MostMarks)) / 64];
    private readonly Dictionary<ulong, bool> _passed = [];

    /// <summary>Notes a key while the files are read for the first time.</summary>
    /// <param name="digest">Of the key; spread evenly.</param>
    public void Note(ulong digest)
    {
        var isKnown = true;
        for (var i = 0; i < MarksOfKey; i++)
        {
            var (word, bit) = Mark(digest, i);
            isKnown &= (_marks[word] & bit) != 0;
            _marks[word] |= bit;
        }
        if (isKnown) _passed[digest] = false;
    }

    /// <summary>Whether the key has been passed before, in the second reading.</summary>
    public bool Pass(ulong digest)
    {
        ref var passed = ref CollectionsMarshal.GetValueRefOrNullRef(_passed, digest);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref passed)) return false;
        var before = passed;
        passed = true;
        return before;
    }

    /// <summary>Marks a step apart that differs from key to key (Kirsch and Mitzenmacher, 2006).</summary>
    private (int Word, ulong Bit) Mark(ulong digest, int which)
    {
        var place = ((digest >> 32) + (ulong)which * (digest | 1)) & ((ulong)_marks.Length * 64 - 1);
        return ((int)(place / 64), 1UL << (int)(place % 64));
    }
}

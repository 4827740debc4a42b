using System.Numerics;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>An immutable set of small numbers. Sets that meet have the same width.</summary>
internal readonly struct Bits : IEquatable<Bits>
{
    private readonly ulong[] _words;

    private Bits(ulong[] words) => _words = words;

    public static Bits None(int width) => new(new ulong[(width + 63) >> 6]);

    public static Bits Range(int width, int from, int to)
    {
        var bits = None(width);
        Fill(bits._words, from, to);
        return bits;
    }

    public bool IsEmpty
    {
        get
        {
            foreach (var word in _words)
                if (word != 0) return false;
            return true;
        }
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool Has(int number) => (_words[number >> 6] & (1UL << number)) != 0;

    public bool HasAll(int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            // A whole word at a time where the range has one.
            if ((number & 63) == 0 && number + 64 <= to && _words[number >> 6] == ulong.MaxValue) number += 63;
            else if (!Has(number)) return false;
        }
        return true;
    }

    public bool Overlaps(Bits other)
    {
        for (var i = 0; i < _words.Length; i++)
            if ((_words[i] & other._words[i]) != 0) return true;
        return false;
    }

    public Bits With(int number)
    {
        var words = (ulong[])_words.Clone();
        words[number >> 6] |= 1UL << number;
        return new Bits(words);
    }

    public bool IsWithin(Bits other)
    {
        for (var i = 0; i < _words.Length; i++)
            if ((_words[i] & ~other._words[i]) != 0) return false;
        return true;
    }

    public Bits And(Bits other)
    {
        if (IsWithin(other)) return this;
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++) words[i] = _words[i] & other._words[i];
        return new Bits(words);
    }

    public Bits Or(Bits other)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++) words[i] = _words[i] | other._words[i];
        return new Bits(words);
    }

    public Bits Except(Bits other)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++) words[i] = _words[i] & ~other._words[i];
        return new Bits(words);
    }

    /// <summary>Adds the range in place: only for a set that nobody else holds yet.</summary>
    public void Fill(int from, int to) => Fill(_words, from, to);

    /// <summary>Adds the other set in place: only for a set that nobody else holds yet.</summary>
    public void Fill(Bits other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] |= other._words[i];
    }

    public IEnumerable<int> Ordinals()
    {
        for (var i = 0; i < _words.Length; i++)
            for (var word = _words[i]; word != 0; word &= word - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
    }

    public bool Equals(Bits other) => _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => obj is Bits other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in _words) hash.Add(word);
        return hash.ToHashCode();
    }

    private static void Fill(ulong[] words, int from, int to)
    {
        if (from >= to) return;
        int first = from >> 6, last = (to - 1) >> 6;
        var head = ulong.MaxValue << from;
        var tail = ulong.MaxValue >> (63 - ((to - 1) & 63));
        if (first == last) { words[first] |= head & tail; return; }
        words[first] |= head;
        for (var i = first + 1; i < last; i++) words[i] = ulong.MaxValue;
        words[last] |= tail;
    }
}

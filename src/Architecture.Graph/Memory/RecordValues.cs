using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Values of a record in the making, and how they go into and come out of images.</summary>
internal static class RecordValues
{
    /// <summary>What stands in an image: every present value that is not projected, in the order of declaration.</summary>
    public static ImmutableArray<ImageValue> ToImage(PropertyOwner kind, ReadOnlySpan<GraphValue> values)
    {
        var image = ImmutableArray.CreateBuilder<ImageValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsAbsent && !kind.Properties[i].IsProjected) image.Add(new ImageValue(kind.Properties[i].Name, values[i]));
        }
        return image.DrainToImmutable();
    }

    /// <exception cref="DamagedJournalException">The image does not fit the kind.</exception>
    public static GraphValue[] FromImage(PropertyOwner kind, ImmutableArray<ImageValue> image)
    {
        var values = new GraphValue[kind.Properties.Count];
        foreach (var (name, value) in image)
        {
            var property = kind.Property(name) ?? throw new DamagedJournalException($"{kind.Name} has no property '{name}'");
            if (property.IsProjected) throw new DamagedJournalException($"an image holds the projected {property}");
            if (value.Kind != property.Type) throw new DamagedJournalException($"{property} holds a {value.Kind}");
            if (!values[property.Ordinal].IsAbsent) throw new DamagedJournalException($"an image holds {property} twice");
            values[property.Ordinal] = value;
        }
        return values;
    }

    /// <summary>Whether the values that are journaled are the same.</summary>
    public static bool SameJournaled(PropertyOwner kind, ReadOnlySpan<GraphValue> left, ReadOnlySpan<GraphValue> right)
    {
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var a = i < left.Length ? left[i] : default;
            var b = i < right.Length ? right[i] : default;
            if (!a.Equals(b) && !kind.Properties[i].IsProjected) return false;
        }
        return true;
    }

    /// <summary>New journaled values with the projected ones that were there before.</summary>
    public static GraphValue[] KeepProjected(PropertyOwner kind, GraphValue[] journaled, ReadOnlySpan<GraphValue> before)
    {
        for (var i = 0; i < before.Length; i++)
            if (kind.Properties[i].IsProjected) journaled[i] = before[i];
        return journaled;
    }

    /// <summary>Cuts absent values off the end: nobody stores them.</summary>
    public static GraphValue[] Trim(GraphValue[] values)
    {
        var length = values.Length;
        while (length > 0 && values[length - 1].IsAbsent) length--;
        return length == 0 ? [] : length == values.Length ? values : values[..length];
    }

    /// <exception cref="GraphChangeException">The property is not the kind's, is not the caller's to set, or cannot hold the value.</exception>
    public static void CheckAssignable(PropertyOwner kind, PropertyDefinition property, GraphValue value, bool projected)
    {
        if (property.Owner != kind.Name || property.Ordinal >= kind.Properties.Count || kind.Properties[property.Ordinal].Name != property.Name)
            throw new GraphChangeException($"{property} is no property of {kind.Name}.");
        if (property.IsProjected != projected)
            throw new GraphChangeException(projected ? $"{property} is not projected." : $"{property} is projected; no change sets it.");
        if (!value.IsAbsent && value.Kind != property.Type)
            throw new GraphChangeException($"{property} is a {property.Type}; it cannot hold a {value.Kind}.");
        if (!IsStorable(value)) throw new GraphChangeException($"{property} cannot hold this value: no store could give it back unchanged.");
    }

    // Half a surrogate pair has no UTF-8 form; a moment outside the years 1 to 9999 has no date.
    private static bool IsStorable(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Text => IsWellFormed(value.Text!),
        GraphValueKind.TextList => AreWellFormed(value.List),
        GraphValueKind.Instant => value.Number is >= GraphValue.FirstMillisecond and <= GraphValue.LastMillisecond,
        GraphValueKind.Date => value.Number >= 0 && value.Number <= DateOnly.MaxValue.DayNumber,
        _ => true,
    };

    private static bool AreWellFormed(ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (!IsWellFormed(text)) return false;
        return true;
    }

    private static bool IsWellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (at < 0) return true;
        for (; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return false;
            at++;
        }
        return true;
    }
}

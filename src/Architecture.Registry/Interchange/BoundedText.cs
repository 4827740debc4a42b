namespace Architecture.Registry.Interchange;

/// <summary>A text of which only so much may pass before the next thing in it is whole: parsers hold what they have not finished in memory.</summary>
/// <param name="inner">The text.</param>
/// <param name="most">Characters.</param>
/// <param name="beyond">What to throw when there are more.</param>
internal sealed class BoundedText(TextReader inner, long most, Func<Exception> beyond) : TextReader
{
    private long _since;

    /// <summary>Something is whole: counting begins anew.</summary>
    public void Mark() => _since = 0;

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        Count(1);
        return inner.Read();
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        Count(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Count(int characters)
    {
        if ((_since += characters) > most) throw beyond();
    }
}

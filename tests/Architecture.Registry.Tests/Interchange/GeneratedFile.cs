using System.Text;
using Architecture.Registry.Interchange;

namespace Architecture.Registry.Tests.Interchange;

/// <summary>A file that is made while it is read, so that it is nowhere as a whole; whenever so much of it has been read, it says so.</summary>
/// <param name="head">What it begins with.</param>
/// <param name="part">Its parts, by number from 0.</param>
/// <param name="parts">How many there are.</param>
/// <param name="tail">What it ends with.</param>
internal sealed class GeneratedFile(string head, Func<int, string> part, int parts, string tail = "")
{
    private const int Step = 1 << 23;

    /// <summary>Told whenever another eight megabytes have been read.</summary>
    public Action Read { get; init; } = () => { };

    public long Length { get; } = Encoding.UTF8.GetByteCount(head) + (long)parts * Encoding.UTF8.GetByteCount(part(0)) + Encoding.UTF8.GetByteCount(tail);

    public ImportSource Source => new("generated", () => new Generated(this, [head], part, parts, [tail]));

    private sealed class Generated(GeneratedFile file, string[] head, Func<int, string> part, int parts, string[] tail) : Stream
    {
        private readonly IEnumerator<string> _texts = head.Concat(Enumerable.Range(0, parts).Select(part)).Concat(tail).GetEnumerator();
        private ReadOnlyMemory<byte> _rest;
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;

        /// <summary>About: parts may differ a little.</summary>
        public override long Length => file.Length;

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_rest.IsEmpty)
            {
                if (!_texts.MoveNext()) return 0;
                _rest = Encoding.UTF8.GetBytes(_texts.Current);
            }
            var some = _rest[..Math.Min(count, _rest.Length)];
            some.CopyTo(buffer.AsMemory(offset));
            _rest = _rest[some.Length..];
            if ((_read + some.Length) / Step > _read / Step) file.Read();
            _read += some.Length;
            return some.Length;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

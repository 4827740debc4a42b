using System.Globalization;
using System.Text;

namespace Architecture.GraphQL.Language;

/// <summary>Splits a source text into tokens (specification 2.1); ignores white space, commas, comments and the byte order mark.</summary>
internal sealed class Lexer(string source)
{
    private int position;
    private int line = 1;
    private int lineStart;

    public Token Next()
    {
        SkipIgnored();
        var start = position;
        if (start >= source.Length) return Make(TokenKind.EndOfFile, start, start);
        var current = source[start];
        if (Punctuator(current) is { } kind) return Make(kind, start, start + 1);
        if (current == '.' && At(start + 1) == '.' && At(start + 2) == '.') return Make(TokenKind.Spread, start, start + 3);
        if (IsNameStart(current)) return ReadName(start);
        if (char.IsAsciiDigit(current) || current == '-') return ReadNumber(start);
        if (current == '"') return At(start + 1) == '"' && At(start + 2) == '"' ? ReadBlockString(start) : ReadString(start);
        throw Error(start, current == '\''
            ? "Unexpected single quote; strings are written with double quotes."
            : $"Unexpected character {Describe(start)}.");
    }

    /// <summary>A syntax error at an offset of the source text.</summary>
    public GraphQLSyntaxException Error(int offset, string message) => Error(LocationOf(offset), message);

    public static GraphQLSyntaxException Error(Location location, string message, string code = ErrorCodes.Syntax) =>
        new(GraphQLError.At($"Syntax error: {message}", location, code));

    private Location LocationOf(int offset)
    {
        var (row, rowStart) = (1, 0);
        for (var index = 0; index < offset; index++)
        {
            if (source[index] == '\r' && At(index + 1) == '\n') index++;
            else if (source[index] is not ('\n' or '\r')) continue;
            if (index >= offset) break;
            (row, rowStart) = (row + 1, index + 1);
        }
        return new(row, offset - rowStart + 1);
    }

    private char At(int index) => index < source.Length ? source[index] : '\0';

    private Token Make(TokenKind kind, int start, int end, string? value = null)
    {
        var token = new Token(kind, new(start, end, new(line, start - lineStart + 1)), value);
        position = end;
        return token;
    }

    private void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case '\uFEFF' or '\t' or ' ' or ',':
                    position++;
                    break;
                case '\n' or '\r':
                    EndLine();
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void EndLine()
    {
        position += source[position] == '\r' && At(position + 1) == '\n' ? 2 : 1;
        line++;
        lineStart = position;
    }

    private void SkipComment()
    {
        position++;
        while (position < source.Length && source[position] is not ('\n' or '\r') && CharacterLength(position) is var length and > 0)
            position += length;
    }

    private static TokenKind? Punctuator(char character) => character switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.ParenthesisLeft,
        ')' => TokenKind.ParenthesisRight,
        ':' => TokenKind.Colon,
        '=' => TokenKind.EqualsSign,
        '@' => TokenKind.At,
        '[' => TokenKind.BracketLeft,
        ']' => TokenKind.BracketRight,
        '{' => TokenKind.BraceLeft,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.BraceRight,
        _ => null,
    };

    internal static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    internal static bool IsNameContinue(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private Token ReadName(int start)
    {
        var end = start + 1;
        while (end < source.Length && IsNameContinue(source[end])) end++;
        return Make(TokenKind.Name, start, end, source[start..end]);
    }

    private Token ReadNumber(int start)
    {
        var end = start;
        var isFloat = false;
        if (At(end) == '-') end++;
        if (At(end) == '0')
        {
            end++;
            if (char.IsAsciiDigit(At(end))) throw Error(end, $"A number must not start with 0 when more digits follow, but {Describe(end)} does.");
        }
        else
        {
            end = ReadDigits(end);
        }
        if (At(end) == '.')
        {
            isFloat = true;
            end = ReadDigits(end + 1);
        }
        if (At(end) is 'e' or 'E')
        {
            isFloat = true;
            end++;
            if (At(end) is '+' or '-') end++;
            end = ReadDigits(end);
        }
        if (At(end) == '.' || IsNameStart(At(end))) throw Error(end, $"A number must not be followed directly by {Describe(end)}.");
        return Make(isFloat ? TokenKind.Float : TokenKind.Int, start, end, source[start..end]);
    }

    private int ReadDigits(int start)
    {
        if (!char.IsAsciiDigit(At(start))) throw Error(start, $"Expected a digit of a number but found {Describe(start)}.");
        var end = start + 1;
        while (char.IsAsciiDigit(At(end))) end++;
        return end;
    }

    private Token ReadString(int start)
    {
        StringBuilder? text = null;
        var chunk = start + 1;
        var index = chunk;
        while (index < source.Length && source[index] is not ('\n' or '\r'))
        {
            switch (source[index])
            {
                case '"':
                    var last = source[chunk..index];
                    return Make(TokenKind.String, start, index + 1, text is null ? last : text.Append(last).ToString());
                case '\\':
                    text ??= new();
                    text.Append(source, chunk, index - chunk);
                    index = chunk = ReadEscape(index, text);
                    break;
                default:
                    index += RequireCharacter(index);
                    break;
            }
        }
        throw Error(index, "This string is not closed with a double quote.");
    }

    /// <summary>Reads one escape sequence and returns the offset after it (specification 2.10.4, EscapedUnicode and EscapedCharacter).</summary>
    private int ReadEscape(int start, StringBuilder text)
    {
        if (At(start + 1) == 'u') return At(start + 2) == '{' ? ReadVariableWidthUnicode(start, text) : ReadFixedWidthUnicode(start, text);
        text.Append(At(start + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(start, $"\"\\{At(start + 1)}\" is not an escape sequence."),
        });
        return start + 2;
    }

    private int ReadVariableWidthUnicode(int start, StringBuilder text)
    {
        var point = 0;
        // Nine hexadecimal digits cannot be a code point, however many zeros lead them in.
        for (var index = start + 3; index < start + 12; index++)
        {
            var character = At(index);
            if (character == '}')
            {
                if (index == start + 3 || !Rune.IsValid(point)) break;
                text.Append(new Rune(point).ToString());
                return index + 1;
            }
            if (!char.IsAsciiHexDigit(character)) break;
            point = (point << 4) | HexValue(character);
        }
        throw Error(start, "This is not a Unicode escape sequence: write \\u{…} with the hexadecimal number of a character.");
    }

    private int ReadFixedWidthUnicode(int start, StringBuilder text)
    {
        var code = FourHexDigits(start + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            text.Append((char)code);
            return start + 6;
        }
        if (code >= 0 && char.IsHighSurrogate((char)code) && At(start + 6) == '\\' && At(start + 7) == 'u'
            && FourHexDigits(start + 8) is var low and >= 0 && char.IsLowSurrogate((char)low))
        {
            text.Append((char)code).Append((char)low);
            return start + 12;
        }
        throw Error(start, "This is not a Unicode escape sequence: write four hexadecimal digits, and a surrogate only as half of a pair.");
    }

    private int FourHexDigits(int start)
    {
        var code = 0;
        for (var index = start; index < start + 4; index++)
        {
            if (!char.IsAsciiHexDigit(At(index))) return -1;
            code = (code << 4) | HexValue(At(index));
        }
        return code;
    }

    private static int HexValue(char digit) => int.Parse([digit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private Token ReadBlockString(int start)
    {
        var (startLine, startLineStart) = (line, lineStart);
        var (endLine, endLineStart) = (line, lineStart);
        var lines = new List<string>();
        var current = new StringBuilder();
        var index = start + 3;
        while (index < source.Length)
        {
            var character = source[index];
            if (character == '"' && At(index + 1) == '"' && At(index + 2) == '"')
            {
                lines.Add(current.ToString());
                var token = Make(TokenKind.BlockString, start, index + 3, BlockString.Dedent(lines));
                (line, lineStart) = (endLine, endLineStart);
                return token;
            }
            if (character == '\\' && string.CompareOrdinal(source, index, "\\\"\"\"", 0, 4) == 0)
            {
                current.Append("\"\"\"");
                index += 4;
            }
            else if (character is '\n' or '\r')
            {
                index += character == '\r' && At(index + 1) == '\n' ? 2 : 1;
                lines.Add(current.ToString());
                current.Clear();
                (endLine, endLineStart) = (endLine + 1, index);
            }
            else
            {
                var length = RequireCharacter(index);
                current.Append(source, index, length);
                index += length;
            }
        }
        (line, lineStart) = (startLine, startLineStart);
        throw Error(index, "This block string is not closed with three double quotes.");
    }

    /// <summary>How many code units the source character at an offset takes: 0 for a lone surrogate, which is no character.</summary>
    private int CharacterLength(int index) =>
        !char.IsSurrogate(source[index]) ? 1
        : char.IsHighSurrogate(source[index]) && char.IsLowSurrogate(At(index + 1)) ? 2
        : 0;

    private int RequireCharacter(int index) => CharacterLength(index) is var length and > 0
        ? length
        : throw Error(index, $"{Describe(index)} is half of a character and cannot stand in a string.");

    private string Describe(int index)
    {
        if (index >= source.Length) return "the end of the document";
        var character = source[index];
        return character is > ' ' and < '\u007F' ? $"\"{character}\"" : $"U+{(int)character:X4}";
    }
}

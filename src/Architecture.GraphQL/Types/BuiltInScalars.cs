using System.Globalization;
using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>The scalars of the specification (3.5.1 to 3.5.5).</summary>
internal static class BuiltInScalars
{
    public static IReadOnlyList<ScalarCoding> Specified { get; } = [new IntScalar(), new FloatScalar(), new StringScalar(), new BooleanScalar(), new IdScalar()];

    /// <summary>The coding of a scalar by name; one that nobody described passes any value through.</summary>
    public static ScalarCoding Coding(string name) => Specified.FirstOrDefault(coding => coding.Name == name) ?? new AnyScalar(name);

    public static string Description(string name) => name switch
    {
        "Int" => "A whole number between -2147483648 and 2147483647.",
        "Float" => "A number with double precision (IEEE 754).",
        "String" => "A text of Unicode characters.",
        "Boolean" => "true or false.",
        _ => "An opaque identifier, written as a string.",
    };

    private sealed class IntScalar() : ScalarCoding("Int", "a whole number between -2147483648 and 2147483647")
    {
        public override bool TryParse(Value literal, out object? value)
        {
            var number = 0;
            var read = literal is IntValue written && int.TryParse(written.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
            value = read ? number : null;
            return read;
        }

        /// <remarks>JSON has one kind of number: 1.0 is the whole number 1, which System.Text.Json's TryGetInt32 denies.</remarks>
        public override bool TryParse(JsonElement json, out object? value)
        {
            value = null;
            if (json.ValueKind != JsonValueKind.Number) return false;
            if (json.TryGetInt32(out var number)) value = number;
            else if (json.TryGetDouble(out var real) && Math.Floor(real) == real && real is >= int.MinValue and <= int.MaxValue) value = (int)real;
            return value is not null;
        }

        public override bool TryWrite(object value, ResultWriter writer) => value switch
        {
            int number => Write(number, writer),
            long number => Write(number, writer),
            short number => Write(number, writer),
            byte number => Write(number, writer),
            double number when Math.Floor(number) == number => Write((long)number, writer),
            _ => false,
        };

        public override LeafWriter<T>? WriterFor<T>() =>
            typeof(T) == typeof(int) ? (LeafWriter<T>)(object)new LeafWriter<int>(Write)
            : typeof(T) == typeof(long) ? (LeafWriter<T>)(object)new LeafWriter<long>(Write)
            : null;

        private static bool Write(int value, ResultWriter writer)
        {
            writer.WriteNumber(value);
            return true;
        }

        private static bool Write(long value, ResultWriter writer) => value is >= int.MinValue and <= int.MaxValue && Write((int)value, writer);
    }

    private sealed class FloatScalar() : ScalarCoding("Float", "a number")
    {
        public override bool TryParse(Value literal, out object? value)
        {
            var text = literal switch
            {
                IntValue number => number.Value,
                FloatValue number => number.Value,
                _ => null,
            };
            var real = 0d;
            var read = text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out real) && double.IsFinite(real);
            value = read ? real : null;
            return read;
        }

        public override bool TryParse(JsonElement json, out object? value)
        {
            var real = 0d;
            var read = json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out real) && double.IsFinite(real);
            value = read ? real : null;
            return read;
        }

        public override bool TryWrite(object value, ResultWriter writer) => value switch
        {
            double number => Write(number, writer),
            float number => Write(number, writer),
            int number => Write(number, writer),
            long number => Write(number, writer),
            decimal number => Write((double)number, writer),
            _ => false,
        };

        public override LeafWriter<T>? WriterFor<T>() =>
            typeof(T) == typeof(double) ? (LeafWriter<T>)(object)new LeafWriter<double>(Write) : null;

        private static bool Write(double value, ResultWriter writer)
        {
            if (!double.IsFinite(value)) return false;
            writer.WriteNumber(value);
            return true;
        }
    }

    private sealed class StringScalar() : ScalarCoding("String", "a string")
    {
        public override bool TryParse(Value literal, out object? value) => (value = (literal as StringValue)?.Value) is not null;

        public override bool TryParse(JsonElement json, out object? value)
        {
            var read = TryText(json, out var text);
            value = text;
            return read;
        }

        public override bool TryWrite(object value, ResultWriter writer) => value is string text && Write(text, writer);

        public override LeafWriter<T>? WriterFor<T>() =>
            typeof(T) == typeof(string) ? (LeafWriter<T>)(object)new LeafWriter<string>(Write) : null;

        private static bool Write(string value, ResultWriter writer)
        {
            writer.WriteString(value);
            return true;
        }
    }

    private sealed class BooleanScalar() : ScalarCoding("Boolean", "true or false")
    {
        public override bool TryParse(Value literal, out object? value) => (value = (literal as BooleanValue)?.Value) is not null;

        public override bool TryParse(JsonElement json, out object? value)
        {
            value = json.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };
            return value is not null;
        }

        public override bool TryWrite(object value, ResultWriter writer) => value is bool truth && Write(truth, writer);

        public override LeafWriter<T>? WriterFor<T>() =>
            typeof(T) == typeof(bool) ? (LeafWriter<T>)(object)new LeafWriter<bool>(Write) : null;

        private static bool Write(bool value, ResultWriter writer)
        {
            writer.WriteBoolean(value);
            return true;
        }
    }

    private sealed class IdScalar() : ScalarCoding("ID", "a string or a whole number")
    {
        public override bool TryParse(Value literal, out object? value)
        {
            value = literal switch
            {
                StringValue text => text.Value,
                IntValue number => number.Value,
                _ => null,
            };
            return value is not null;
        }

        public override bool TryParse(JsonElement json, out object? value)
        {
            value = null;
            if (TryText(json, out var text)) value = text;
            else if (json.ValueKind == JsonValueKind.Number) value = WholeNumber(json);
            return value is not null;
        }

        public override bool TryWrite(object value, ResultWriter writer)
        {
            switch (value)
            {
                case string text:
                    writer.WriteString(text);
                    return true;
                case int or long or Guid:
                    writer.WriteString(string.Create(CultureInfo.InvariantCulture, $"{value}"));
                    return true;
                default:
                    return false;
            }
        }

        public override LeafWriter<T>? WriterFor<T>() => typeof(T) == typeof(string)
            ? (LeafWriter<T>)(object)new LeafWriter<string>((text, writer) => TextOf(text, writer))
            : null;

        private static bool TextOf(string text, ResultWriter writer)
        {
            writer.WriteString(text);
            return true;
        }

        private static string? WholeNumber(JsonElement json) =>
            json.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture)
            : json.TryGetDouble(out var real) && Math.Floor(real) == real && double.IsFinite(real) ? real.ToString("R", CultureInfo.InvariantCulture)
            : null;
    }
}

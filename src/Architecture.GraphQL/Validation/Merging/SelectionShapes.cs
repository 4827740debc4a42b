using System.Globalization;
using System.Text;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>Numbers what is written alike alike, so that a thousand repeats of a field are one field to compare.</summary>
/// <remarks>Directives other than <c>@stream</c> do not count: they never decide whether fields can be merged.</remarks>
internal sealed class SelectionShapes
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSet, int> sets = [];
    private readonly Dictionary<Value, string> values = [];

    public int Of(Field field)
    {
        // With an argument given twice a field is not even like itself: which of the two values counts depends on the side.
        if (field.Arguments.DistinctBy(argument => argument.Name.Value).Count() < field.Arguments.Count) return Number($"#{numbers.Count}");
        var text = new StringBuilder(field.ResponseName).Append(':').Append(field.Name.Value);
        Append(text, field.Arguments);
        foreach (var directive in field.Directives)
            if (directive.Name.Value == "stream")
                Append(text.Append("@stream"), directive.Arguments);
        if (field.SelectionSet is { } set) text.Append('{').Append(Of(set).ToString(CultureInfo.InvariantCulture));
        return Number(text.ToString());
    }

    /// <summary>Whether two selections ask for one field with the same arguments (5.3.2, FieldsInSetCanMerge), whichever is asked first:
    /// where an argument is given twice, the two orders can answer differently.</summary>
    public bool SayTheSame(Field first, Field second) =>
        first.Name.Value == second.Name.Value && HaveSameArguments(first.Arguments, second.Arguments) && HaveSameArguments(second.Arguments, first.Arguments);

    public bool HaveSameArguments(IReadOnlyList<Argument> first, IReadOnlyList<Argument> second)
    {
        if (first.Count != second.Count) return false;
        foreach (var argument in first)
            if (second.LastOrDefault(other => other.Name.Value == argument.Name.Value) is not { } same || Of(argument.Value) != Of(same.Value))
                return false;
        return true;
    }

    /// <summary>The value as a text that is equal for equal values: the fields of input objects are unordered (5.3.2, sameArguments).</summary>
    public string Of(Value value)
    {
        if (values.TryGetValue(value, out var known)) return known;
        var text = new StringBuilder();
        Append(text, value);
        return values[value] = text.ToString();
    }

    private int Of(SelectionSet set)
    {
        if (sets.TryGetValue(set, out var known)) return known;
        var text = new StringBuilder("set");
        foreach (var selection in set.Selections)
        {
            text.Append(' ');
            switch (selection)
            {
                case Field field: text.Append(CultureInfo.InvariantCulture, $"{Of(field)}"); break;
                case FragmentSpread spread: text.Append("...").Append(spread.Name.Value); break;
                case InlineFragment inline: text.Append("...on ").Append(inline.TypeCondition?.Name.Value).Append(CultureInfo.InvariantCulture, $"{{{Of(inline.SelectionSet)}"); break;
            }
        }

        return sets[set] = Number(text.ToString());
    }

    private int Number(string text)
    {
        if (!numbers.TryGetValue(text, out var number)) numbers.Add(text, number = numbers.Count);
        return number;
    }

    private void Append(StringBuilder text, IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count == 0) return;
        text.Append('(');
        foreach (var argument in arguments) text.Append(argument.Name.Value).Append(':').Append(Of(argument.Value)).Append(',');
        text.Append(')');
    }

    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Variable variable: text.Append('$').Append(variable.Name.Value); break;
            case IntValue number: text.Append(number.Value); break;
            case FloatValue number: text.Append(number.Value).Append('f'); break;
            case StringValue { Block: var block, Value: var content }:
                text.Append(block ? "b\"" : "\"").Append(content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case BooleanValue truth: text.Append(truth.Value ? "true" : "false"); break;
            case EnumValue name: text.Append(name.Value); break;
            case ListValue list:
                text.Append('[');
                foreach (var item in list.Values)
                {
                    Append(text, item);
                    text.Append(' ');
                }

                text.Append(']');
                break;
            case ObjectValue fields:
                text.Append('{');
                foreach (var field in fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    Append(text.Append(field.Name.Value).Append(':'), field.Value);
                    text.Append(' ');
                }

                text.Append('}');
                break;
            default: text.Append("null"); break;
        }
    }
}

using System.Reflection;
using Architecture.Api.Building;
using Architecture.GraphQL.Types;

namespace Architecture.Api.Tests.Building;

/// <summary>What the schema lets people filter and order by is what the slices have given a meaning, and nothing else.</summary>
public sealed class ListInputsTests
{
    private static readonly string[] Combinations = ["and", "or", "not"];

    private static readonly Schema Schema = Schema.Parse(RegistrySchema.Sources, [Scalars.Date, Scalars.DateTime, Scalars.Long]);

    private static readonly IReadOnlyList<object> Statics =
    [
        .. typeof(RegistrySchema).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(FilterBinding) || field.FieldType.IsAssignableTo(typeof(IRecordList)))
            .Select(field => field.GetValue(null)!),
    ];

    [Fact]
    public void Every_filter_field_of_the_schema_has_a_meaning()
    {
        var bindings = Statics.OfType<FilterBinding>().Distinct().ToDictionary(binding => binding.TypeName);
        var inputs = Schema.Types.OfType<InputObjectType>().Where(type => type.Name.EndsWith("Filter", StringComparison.Ordinal) && type.Fields.Contains("and"));
        Assert.Equal(bindings.Keys.Order(), inputs.Select(type => type.Name).Order());
        foreach (var (name, binding) in bindings)
            Assert.Equal(binding.Fields.Order(), FieldsOf((InputObjectType)Schema.Type(name)!, "").Where(field => !Combinations.Contains(field)).Order());
    }

    [Fact]
    public void Every_order_of_the_schema_has_a_meaning()
    {
        var lists = Statics.OfType<IRecordList>().ToDictionary(list => list.Filter.TypeName.Replace("Filter", "Order", StringComparison.Ordinal));
        var inputs = Schema.Types.OfType<InputObjectType>().Where(type => type.Name.EndsWith("Order", StringComparison.Ordinal));
        Assert.Equal(lists.Keys.Order(), inputs.Select(type => type.Name).Order());
        foreach (var (name, list) in lists) Assert.Equal(list.Orders.Order(), FieldsOf((InputObjectType)Schema.Type(name)!, "").Order());
    }

    /// <summary>Names of fields, those inside a group as <c>group.field</c>.</summary>
    private static IEnumerable<string> FieldsOf(InputObjectType type, string prefix) => type.Fields.SelectMany(field =>
        field.Type.Named is InputObjectType group && IsGroup(group, type) ? FieldsOf(group, $"{prefix}{field.Name}.") : [prefix + field.Name]);

    private static bool IsGroup(InputObjectType group, InputObjectType within) =>
        group != within && !group.Fields.Contains("eq") && !group.Fields.Contains("exists") && !group.Fields.Contains("some");
}

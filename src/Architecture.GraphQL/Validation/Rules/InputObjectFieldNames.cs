using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every field an input object gives is one of its type (specification 5.6.2, Input Object Field Names).</summary>
internal static class InputObjectFieldNames
{
    public static void Check(InputObjectType type, ObjectValue value, int moment, ErrorSink errors)
    {
        foreach (var field in value.Fields)
            if (!type.Fields.Contains(field.Name.Value))
                errors.Add(moment, $"Field \"{field.Name.Value}\" is not defined by type \"{type.Name}\".", field);
    }
}

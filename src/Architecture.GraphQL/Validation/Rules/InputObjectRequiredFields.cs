using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every field of an input object that is non-null and has no default is given (specification 5.6.4, Input Object Required Fields).</summary>
internal static class InputObjectRequiredFields
{
    public static void CheckAbsent(InputValue field, InputObjectType type, ObjectValue value, int moment, ErrorSink errors)
    {
        if (field.IsRequired)
            errors.Add(moment, $"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", value);
    }
}

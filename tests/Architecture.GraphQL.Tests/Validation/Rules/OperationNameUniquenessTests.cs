using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.2.2.1.</summary>
public sealed class OperationNameUniquenessTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new OperationNameUniqueness();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "no operations", "fragment F on Dog { name }", "" },
        { "one of each name", "query A { dog { name } } mutation B { rename { name } } { cat { name } }", "" },
        { "an operation and a fragment of one name", "query F { dog { ...F } } fragment F on Dog { name }", "" },
        { "one name twice",
            """
            query A { dog { name } }
            query A { cat { name } }
            """, "1:7 2:7" },
        { "one name for different kinds, three times",
            """
            query A { dog { name } }
            mutation A { rename { name } }
            subscription A { dog { name } }
            """, "1:7 2:10; 1:7 3:14" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void No_two_operations_have_one_name(string why, string document, string places) => Check(why, document, places);
}

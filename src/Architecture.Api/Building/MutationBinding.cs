using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Api.Building;

/// <summary>What every mutation answers: what came of the command, read at its own commit.</summary>
internal sealed record Payload<TResult>(TResult? Result, Refusal? Refusal) where TResult : class
{
    public ImmutableArray<Refusal> Errors => Refusal is null ? [] : [Refusal];
}

/// <summary>Binds mutations: input to command, outcome to payload. Idempotency keys, refusals and the payload's reading point stand here, once.</summary>
internal sealed class MutationBinding(SchemaBuilder builder, Registry.Registry registry)
{
    private readonly ObjectBinding<Root> _mutation = builder.Object<Root>("Mutation");
    private readonly List<string> _names = [];

    /// <summary>The mutations bound.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Binds a mutation and the fields of its payload; <c>errors</c> and <c>query</c> come by themselves.</summary>
    public MutationBinding Run<TFacts, TResult>(
        string name, Func<InputObject, ICommand<TFacts, TResult>> command, Action<ObjectBinding<Payload<TResult>>> payload)
        where TResult : class
    {
        Bind(name, payload, (context, cancellation) => RunAsync(command, context, cancellation));
        return this;
    }

    /// <summary>Binds a mutation that takes many steps through the first door, each a command of its own.</summary>
    public MutationBinding RunMany<TResult>(
        string name, Func<Actor, InputObject, CancellationToken, ValueTask<Ran<TResult>>> steps, Action<ObjectBinding<Payload<TResult>>> payload)
        where TResult : class
    {
        Bind(name, payload, async (context, cancellation) =>
        {
            var ran = await steps(context.Actor(), context.Arguments.Object("input"), cancellation);
            return Scoped.Of(new Payload<TResult>(ran.Result, ran.Refusal), ran.Reader);
        });
        return this;
    }

    private void Bind<TResult>(
        string name, Action<ObjectBinding<Payload<TResult>>> payload, Func<FieldContext, CancellationToken, ValueTask<Scoped<Payload<TResult>>>> run)
        where TResult : class
    {
        _names.Add(name);
        _mutation.Resolve(name, (_, context, cancellation) => run(context, cancellation));
        var fields = builder.Object<Payload<TResult>>($"{char.ToUpperInvariant(name[0])}{name[1..]}Payload")
            .Field("errors", answer => answer.Errors)
            .Field("query", _ => Root.Value);
        payload(fields);
    }

    private async ValueTask<Scoped<Payload<TResult>>> RunAsync<TFacts, TResult>(
        Func<InputObject, ICommand<TFacts, TResult>> commandOf, FieldContext context, CancellationToken cancellation)
        where TResult : class
    {
        var actor = context.Actor();
        var input = context.Arguments.Object("input");
        ICommand<TFacts, TResult> command;
        try
        {
            command = commandOf(input);
        }
        catch (RefusalException refused)
        {
            return Scoped.Of(new Payload<TResult>(null, refused.Refusal), context.Scope);
        }
        if (InputTexts.Fault(input) is { } badText) return Scoped.Of(new Payload<TResult>(null, badText), context.Scope);
        try
        {
            var ran = await registry.RunAsync(command, actor, Options(context.Field.Name, input), cancellation);
            return Scoped.Of(new Payload<TResult>(ran.Result, ran.Refusal), ran.Reader);
        }
        catch (StoreUnavailableException fault)
        {
            throw new GraphQLException(fault.Message, ErrorTexts.StoreUnavailable);
        }
    }

    private static RunOptions Options(string name, InputObject input) => input.TextOrNull("idempotencyKey") is { } key
        ? new RunOptions(key, [.. SHA256.HashData(Encoding.UTF8.GetBytes(name + InputObject.Canonical(input)))])
        : RunOptions.None;
}

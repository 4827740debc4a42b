using System.CommandLine;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Findings;

namespace Architecture.Server.CommandLine;

/// <summary>What a sweep came to, in numbers.</summary>
/// <param name="Examined">Records that the rules were applied to.</param>
/// <param name="Opened">Findings opened.</param>
/// <param name="Closed">Findings whose cause was gone.</param>
/// <param name="Changed">Findings whose due date or owner moved.</param>
/// <param name="Abandoned">Planned solutions found parallel whose time ran out.</param>
/// <param name="Fault">Why it broke off; null when it did not.</param>
internal sealed record SweptRegistry(int Examined, int Opened, int Closed, int Changed, int Abandoned, string? Fault = null)
{
    public static async Task<SweptRegistry> SweepAsync(Registry.Registry registry, CancellationToken cancellation)
    {
        try
        {
            var swept = (await new Sweep(registry).RunAsync(Actor.System, cancellation)).Result!;
            return new SweptRegistry(swept.Examined, swept.Opened.Length, swept.Closed.Length, swept.Changed.Length, swept.Abandoned.Length);
        }
        catch (StoreUnavailableException fault)
        {
            return new SweptRegistry(0, 0, 0, 0, 0, fault.Message);
        }
    }
}

/// <summary><c>sweep</c>: applies every rule to every record, through the running server if there is one.</summary>
internal static class SweepVerb
{
    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var json = JsonAnswer.Option(host);
        var verb = new Command("sweep", host.Say(
            "Pröva alla regler mot alla uppgifter. Slutkod 1 när nya iakttagelser öppnades eller planerade lösningar avbröts.\n\nExempel:\n  architecture sweep\n  architecture sweep --json",
            "Apply every rule to every record. Exit code 1 when findings were opened or planned solutions abandoned.\n\nExamples:\n  architecture sweep\n  architecture sweep --json"))
        {
            json,
        };
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => DataFolder.UseAsync(
            place, host,
            async server => Say(host, await server.SweepAsync(cancellation), parsed.GetValue(json)),
            async store => Say(host, await SweptRegistry.SweepAsync(new Registry.Registry(store, TimeProvider.System), cancellation), parsed.GetValue(json)),
            cancellation)));
        return verb;
    }

    private static int Say(CommandLineHost host, SweptRegistry swept, bool json)
    {
        if (swept.Fault is { } fault) return host.Fail(ExitCode.StoreNotReachable, fault, fault);
        if (json) JsonAnswer.Write(host, new { swept.Examined, swept.Opened, swept.Closed, swept.Changed, swept.Abandoned });
        else
        {
            host.Output.WriteLine(host.Say(
                $"{swept.Examined} poster prövade: {swept.Opened} iakttagelser öppnade, {swept.Closed} stängda, {swept.Changed} ändrade.{Abandoned("planerade lösningar avbrutna")}",
                $"{swept.Examined} records examined: {swept.Opened} findings opened, {swept.Closed} closed, {swept.Changed} changed.{Abandoned("planned solutions abandoned")}"));
        }
        return swept.Opened > 0 || swept.Abandoned > 0 ? ExitCode.Refused : ExitCode.Done;

        string Abandoned(string words) => swept.Abandoned == 0 ? "" : $" {swept.Abandoned} {words}.";
    }
}

using Architecture.Server.Tests.Races;
using Architecture.Server.Tests.Telemetry;

namespace Architecture.Server.Tests;

/// <summary>The races of domain §3.10 through HTTP clients at once, on one server. A race in which no decision had to be made anew has shown nothing, and fails.</summary>
public sealed class RaceTests
{
    private const int Clients = 24;

    [Fact]
    public Task A_Of_many_designations_of_one_function_exactly_one_passes() => RunAsync(DomainRaces.DesignationsAsync);

    [Fact]
    public Task B_Every_registration_after_the_designation_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.DesignationAgainstRegistrationsAsync);

    [Fact]
    public Task C_Of_many_registrations_of_one_name_exactly_one_passes() => RunAsync(DomainRaces.NamesAsync);

    [Fact]
    public Task D_Every_registration_after_a_merger_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.MergerAsync);

    [Fact]
    public Task D_Every_registration_after_its_function_is_moved_under_a_shared_one_was_refused_and_every_one_before_is_debt() => RunAsync(DomainRaces.MoveAsync);

    [Fact]
    public Task D_Every_registration_after_its_user_group_is_put_under_one_of_a_shared_solution_was_refused_and_every_one_before_is_debt() =>
        RunAsync(DomainRaces.UserGroupAsync);

    [Fact]
    public Task D_Of_two_shared_solutions_widened_to_the_same_function_one_is_refused() => RunAsync(DomainRaces.WideningAsync);

    [Fact]
    public Task D_Boards_that_adopt_a_local_solution_are_judged_in_the_order_of_the_journal() => RunAsync(DomainRaces.AdoptionsAsync);

    [Fact]
    public Task What_is_decided_on_a_delegation_stands_before_its_revocation_or_is_refused() => RunAsync(DomainRaces.DelegationAsync);

    [Fact]
    public Task F_Of_many_changes_from_one_version_exactly_one_passes() => RunAsync(DomainRaces.VersionsAsync);

    private static async Task RunAsync(Func<RaceCourse, Task> race)
    {
        using var conflicts = new RecordedConflicts();
        await using var server = await ServerUnderTest.StartAsync();
        await RaceRounds.RunAsync(race, rounds: 1, () => new RaceCourse([server.Client], Clients, conflicts), conflicts);
    }

    /// <summary>The server runs in this process: its measure is listened to.</summary>
    private sealed class RecordedConflicts : IConflictCount, IDisposable
    {
        private readonly Recorder _recorder = new();

        public void Into(HttpRequestMessage request) => _recorder.Into(request);

        public Task<int> SoFarAsync() => Task.FromResult((int)_recorder.Measured.Where(one => one.Instrument == "registry.conflicts").Sum(one => one.Value));

        public void Dispose() => _recorder.Dispose();
    }
}

using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;
using Architecture.Server.Configuration;
using Architecture.Server.Operation;
using Microsoft.Extensions.Configuration;

namespace Architecture.Server.Tests.Operation;

public sealed class LaneTests
{
    [Theory]
    [InlineData(OperationType.Query, 10, "solutions", "reads")]
    [InlineData(OperationType.Query, 999, "solutions", "reads")]
    [InlineData(OperationType.Query, 1000, "solutions", "heavy")]
    [InlineData(OperationType.Query, 10, "impact", "heavy")]
    [InlineData(OperationType.Query, 10, "whatIf", "heavy")]
    [InlineData(OperationType.Mutation, 5000, "addBoard", "writes")]
    public void An_operation_runs_among_its_like(OperationType type, double cost, string field, string lane)
    {
        using var lanes = new Lanes(ServerSettings.Read(new ConfigurationBuilder().Build()));
        Assert.Equal(lane, lanes.Of(new OperationProfile(type, cost, [field])).Name);
    }
}

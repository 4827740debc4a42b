using Architecture.Conformance;
using Architecture.Conformance.Reference;

[assembly: AssemblyFixture(typeof(ReferenceFixture))]

namespace Architecture.Conformance;

/// <summary>The reference, started once for the whole run.</summary>
public sealed class ReferenceFixture : IAsyncLifetime
{
    private Oracle? oracle;
    private string? whyNot;

    /// <summary>The reference; where it cannot be started the test is skipped and says so, and in CI it fails.</summary>
    public Oracle Oracle
    {
        get
        {
            if (oracle is not null) return oracle;
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"CI compares with the reference, and it cannot be started: {whyNot}");
            Assert.Skip($"Nothing was compared with the reference: {whyNot}");
            return null!;
        }
    }

    public async ValueTask InitializeAsync() => (oracle, whyNot) = await Oracle.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (oracle is not null) await oracle.DisposeAsync();
    }
}

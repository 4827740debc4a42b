namespace Architecture.Storage.Neo4j.Tests;

/// <summary>A whole registry is carried from the embedded store to Neo4j and back, and is the same in both.</summary>
public sealed class MovingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Back => Path.Combine(_folder.FullName, "back");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task From_embedded_to_Neo4j_and_back_nothing_changes()
    {
        var city = await MovedCity.FileAsync();
        var database = await MovedCity.OptionsAsync();
        await (await Neo4jServer.RunningAsync(Cancellation)).WipeAsync(Cancellation);
        Assert.Contains("entries taken over", await SayAsync(0, ["import", "--all", city, .. database]), StringComparison.Ordinal);
        Assert.Contains("The same registry", await SayAsync(0, ["verify", "--against", city, .. database]), StringComparison.Ordinal);
        // Once more takes over nothing, since all of it is there.
        Assert.Contains("0 entries taken over", await SayAsync(0, ["import", "--all", city, .. database]), StringComparison.Ordinal);

        var again = Path.Combine(_folder.FullName, "again.journal");
        await SayAsync(0, ["export", "--all", again, .. database]);
        Assert.Equal(await File.ReadAllBytesAsync(city, Cancellation), await File.ReadAllBytesAsync(again, Cancellation));
        await SayAsync(0, ["import", "--all", again, "--data", Back]);
        Assert.Contains("Intact", await SayAsync(0, ["verify", "--against", city, "--data", Back]), StringComparison.Ordinal);
        Assert.Equal(await SayAsync(1, ["check", "--data", Back]), await SayAsync(1, ["check", .. database]));
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_and_another_registry_is_not_mixed_in()
    {
        var city = await MovedCity.FileAsync();
        // The first entries of the file, with an end of their own, as if a longer one had been broken off.
        await SayAsync(0, ["import", "--all", city, "--data", Back]);
        await SayAsync(0, ["import", "boards", Write("boards.csv", "code;name;kind\nXYZ;Nämnden XYZ;SPECIALIST\n"), "--data", Back]);
        Assert.Contains("is another one", await SayAsync(1, ["import", "--all", city, "--data", Back]), StringComparison.Ordinal);
        Assert.Contains("Not the same registry", await SayAsync(1, ["verify", "--against", city, "--data", Back]), StringComparison.Ordinal);
        var longer = Path.Combine(_folder.FullName, "longer.journal");
        await SayAsync(0, ["export", "--all", longer, "--data", Back]);
        var rest = Path.Combine(_folder.FullName, "rest");
        await SayAsync(0, ["import", "--all", city, "--data", rest]);
        Assert.Matches("^[1-9] entries taken over", await SayAsync(0, ["import", "--all", longer, "--data", rest]));
    }

    [Theory]
    [InlineData(0, "not the journal")]
    [InlineData(100_000, "not whole")]
    [InlineData(-1, "does not end where it says")]
    public async Task A_damaged_file_is_refused_and_named(int at, string reason)
    {
        var bytes = await File.ReadAllBytesAsync(await MovedCity.FileAsync(), Cancellation);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        var damaged = Path.Combine(_folder.FullName, "damaged.journal");
        await File.WriteAllBytesAsync(damaged, bytes, Cancellation);

        var said = await SayAsync(1, ["import", "--all", damaged, "--data", Back]);

        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Contains(damaged, said, StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(int expected, string[] arguments)
    {
        var (code, said) = await MovedCity.RunAsync(arguments, Cancellation);
        Assert.True(code == expected, $"{string.Join(' ', arguments)}: {code}\n{said}");
        return said;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

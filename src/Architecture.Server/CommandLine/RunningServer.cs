using System.Security.Cryptography;
using System.Text.Json;

namespace Architecture.Server.CommandLine;

/// <summary>
/// How the command line finds the server that runs on a data folder: its address and a token, in a file there that nobody but its owner
/// reads. Whoever can read the file can open the folder anyway.
/// </summary>
/// <param name="Address">Where the server listens.</param>
/// <param name="Token">What operations ask for; new at every start.</param>
public sealed record RunningServer(string Address, string Token)
{
    public const string FileName = "server.json";

    private const int TokenBytes = 32;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the file; disposing removes it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="address">The address that the server listens on, with its port.</param>
    public static Announcement Announce(string folder, string address)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        var server = new RunningServer(Loopback(address), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)));
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, options)) JsonSerializer.Serialize(file, server, Format);
        return new Announcement(path, server);
    }

    /// <summary>What the file in a folder says; null when there is none.</summary>
    internal static RunningServer? Find(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningServer>(File.ReadAllBytes(Path.Combine(folder, FileName)), Format);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal bool Accepts(string token) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(Token));

    /// <summary>A server that listens on every address is reached on this machine's own.</summary>
    private static string Loopback(string address) =>
        address.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal);

    /// <summary>The file while the server runs.</summary>
    public sealed class Announcement(string path, RunningServer server) : IDisposable
    {
        public RunningServer Server { get; } = server;

        public void Dispose() => File.Delete(path);
    }
}

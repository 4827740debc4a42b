using Architecture.Server.Configuration;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Architecture.Server.SignIn;

/// <summary>
/// The identity provider's public keys where they are named themselves (a JWKS file, or its address) and not found through an authority. They are read
/// again when a token is signed by a key that is not there, so that keys can be changed without a restart.
/// </summary>
internal sealed class SigningKeys(string? issuer) : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    /// <summary>Keys in a file or at an address.</summary>
    /// <exception cref="SettingsException">The file is not there, or holds no key that a signature can be checked with.</exception>
    public static ConfigurationManager<OpenIdConnectConfiguration> Manager(string place, string? issuer, bool requireHttps)
    {
        var isAddress = Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!isAddress) CheckFile(place);
        IDocumentRetriever documents = isAddress ? new HttpDocumentRetriever { RequireHttps = requireHttps } : new FileDocumentRetriever();
        return new ConfigurationManager<OpenIdConnectConfiguration>(isAddress ? place : Path.GetFullPath(place), new SigningKeys(issuer), documents);
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var found = new OpenIdConnectConfiguration { Issuer = issuer };
        foreach (var key in Keys(await retriever.GetDocumentAsync(address, cancel))) found.SigningKeys.Add(key);
        return found;
    }

    /// <summary>Public keys only: a shared secret has no place in a set that is published.</summary>
    private static List<SecurityKey> Keys(string json) => [.. new JsonWebKeySet(json).GetSigningKeys().Where(key => key is not SymmetricSecurityKey)];

    private static void CheckFile(string path)
    {
        try
        {
            if (Keys(File.ReadAllText(path)).Count > 0) return;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The keys in Authentication:Keys cannot be read: {fault.Message}");
        }
        throw new SettingsException($"{path} (Authentication:Keys) holds no public key that a signature can be checked with.");
    }
}

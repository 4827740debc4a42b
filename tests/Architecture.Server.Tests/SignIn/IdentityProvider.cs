using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Architecture.Server.Tests.SignIn;

/// <summary>An identity provider of the tests' own: its keys in a file, and tokens of every kind, good and bad.</summary>
internal sealed class IdentityProvider : IDisposable
{
    public const string Issuer = "https://login.example.test";
    public const string Audience = "architecture-registry";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly string _keys = Path.GetTempFileName();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public IdentityProvider() => Publish(Rsa, Ecdsa);

    public RsaSecurityKey Rsa => new(_rsa) { KeyId = "rsa" };

    public ECDsaSecurityKey Ecdsa => new(_ecdsa) { KeyId = "ecdsa" };

    /// <summary>The settings of a server that trusts this provider.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Authentication:Keys", _keys), ("Authentication:Issuer", Issuer), ("Authentication:Audience", Audience),
    ];

    public string KeySet { get; private set; } = "";

    /// <summary>Makes these the keys that count.</summary>
    public void Publish(params SecurityKey[] keys)
    {
        var published = keys.Select(key => key is RsaSecurityKey rsa
            ? JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = rsa.KeyId })
            : JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(((ECDsaSecurityKey)key).ECDsa.ExportParameters(false))) { KeyId = key.KeyId }));
        KeySet = JsonSerializer.Serialize(new { keys = published.Select(key => new { key.Kty, key.Kid, key.N, key.E, key.Crv, key.X, key.Y }) }, Format);
        File.WriteAllText(_keys, KeySet);
    }

    /// <summary>A token as this provider signs it, good unless told otherwise.</summary>
    public string Token(
        string user = "anna-4711", string[]? roles = null, string? board = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256,
        string issuer = Issuer, string audience = Audience, TimeSpan? endsIn = null, TimeSpan? startsIn = null, Dictionary<string, object>? more = null)
    {
        var claims = new Dictionary<string, object>(more ?? []) { ["sub"] = user };
        if (roles is not null) claims["roles"] = roles;
        if (board is not null) claims["board"] = board;
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            NotBefore = now + (startsIn ?? TimeSpan.FromMinutes(-120)),
            IssuedAt = now - TimeSpan.FromMinutes(120),
            Expires = now + (endsIn ?? TimeSpan.FromMinutes(10)),
            SigningCredentials = new SigningCredentials(key ?? Rsa, algorithm),
        });
    }

    /// <summary>A good token's claims with no signature (<c>alg: none</c>).</summary>
    public string Unsigned() => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Token().Split('.')[1]}.";

    /// <summary>A good token's claims under HMAC with the published key's text as the secret: what a careless validator takes for a signature.</summary>
    public string SignedWithThePublicKey(string secret, string keyId)
    {
        var signed = $"{Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{keyId}}"}""")}.{Token().Split('.')[1]}";
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    public string PublicPem() => _rsa.ExportSubjectPublicKeyInfoPem();

    public void Dispose()
    {
        _rsa.Dispose();
        _ecdsa.Dispose();
        File.Delete(_keys);
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);
}

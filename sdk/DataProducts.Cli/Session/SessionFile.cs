using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataProducts.Cli.Session;

/// <summary>Who is logged in at which Host, with what token, until when.</summary>
internal sealed record LoginSession(string Person, string Host, string Token, DateTimeOffset Expires)
{
    /// <summary>Leaves the token out.</summary>
    public override string ToString() => $"{Person} at {Host}";
}

/// <summary>The session, in the platform's folder, for its owner alone.</summary>
internal static class SessionFile
{
    public const string Name = "session.json";

    /// <summary>Keeps a session; the one before is replaced.</summary>
    public static void Write(string state, LoginSession session)
    {
        var path = Path.Combine(state, Name);
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(aside, options))
            {
                JsonSerializer.Serialize(file, session, SessionJson.Default.LoginSession);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1003", $"The session cannot be kept in {state}: {failure.Message}", failure);
        }
    }
}

/// <summary>The forms of the session file and of the development issuer, read without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoginSession))]
[JsonSerializable(typeof(TokenWish))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class SessionJson : JsonSerializerContext;

/// <summary>What the development issuer is asked.</summary>
internal sealed record TokenWish(string Person, string? Scope);

/// <summary>What the development issuer gives.</summary>
internal sealed record TokenAnswer(string Token, string Person, DateTimeOffset Expires);

/// <summary>Why it does not (RFC 9457).</summary>
internal sealed record ProblemAnswer(string? Id, string? Title, string? Detail);

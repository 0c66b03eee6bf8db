using System.Globalization;
using DataProducts.Query;
using DataProducts.Tokens;
using DataProducts.Vault;

namespace DataProducts.Host.Startup;

/// <summary>Reads the command line and the environment.</summary>
internal static class HostArguments
{
    public const string Help = """
        DataProducts.Host: catalog, vault, audit and service levels of one platform folder over HTTP.

          --state <folder>     the platform's folder (default: .dataproducts here)        DATAPRODUCTS_STATE
          --urls <url;url>     where to listen (default: http://127.0.0.1:5080)           ASPNETCORE_URLS
          --authority <https>  the OpenID Connect issuer whose tokens are accepted        DATAPRODUCTS_AUTHORITY
          --audience <name>    the audience that tokens must be for (default: dataproducts)  DATAPRODUCTS_AUDIENCE
          --dev-issuer         issues tokens itself; only in Development and on loopback
          --vault <EU>         also serves the vault of this one jurisdiction             DATAPRODUCTS_VAULT
          --only vault         serves nothing else: no catalog, portal or audit log
          --vault-folder <f>   where its vault and keys lie (default: in the platform's)  DATAPRODUCTS_VAULT_FOLDER
          --vault-aws <file>   they are in DynamoDB and KMS, as this file says; Production  DATAPRODUCTS_VAULT_AWS
                               has no other vault (docs/aws.md shows the file)
          --vault-rate <n>     requests a second of one caller to it (default: 100)       DATAPRODUCTS_VAULT_RATE
          --vault-burst <n>    requests of one caller at once (default: 200)              DATAPRODUCTS_VAULT_BURST
          --hydrate-minute <n> values that one program may tokenise in a minute           DATAPRODUCTS_HYDRATE_MINUTE
          --hydrate-day <n>    the same in a day (defaults: 20000000, 200000000)          DATAPRODUCTS_HYDRATE_DAY
          --token-kernel <k>   computes tokens: platform (default), or simd               DATAPRODUCTS_TOKEN_KERNEL
          --help               shows this

        Anything but loopback needs https; the certificate is Kestrel's (Kestrel__Certificates__Default__Path).
        Exit codes: 0 stopped, 2 typed wrong, 3 refused to start, 4 bug.

        """;

    private static readonly string[] Valued =
    [
        "--state", "--urls", "--authority", "--audience", "--vault", "--only", "--vault-folder", "--vault-aws", "--vault-rate", "--vault-burst",
        "--hydrate-minute", "--hydrate-day", "--token-kernel",
    ];

    private const int MaximumRate = 100_000;

    public static bool WantsHelp(string[] arguments) => arguments.Any(argument => argument is "--help" or "-h" or "-?");

    /// <summary>Reads the settings; <c>DP2004</c> for what is not understood.</summary>
    public static HostSettings Read(string[] arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var issuer = false;
        for (var place = 0; place < arguments.Length; place++)
        {
            var (name, value) = Split(arguments[place]);
            if (name == "--dev-issuer" && value is null)
            {
                issuer = true;
            }
            else if (!Valued.Contains(name, StringComparer.Ordinal))
            {
                throw HostErrors.BadSetting($"'{name}' is not an option. '--help' shows the options.");
            }
            else if ((value ?? (place + 1 < arguments.Length ? arguments[++place] : null)) is not { Length: > 0 } text || !given.TryAdd(name, text))
            {
                throw HostErrors.BadSetting($"{name} takes one value, and stands once. '--help' shows the options.");
            }
        }

        return new HostSettings
        {
            State = Of(given, "--state", "DATAPRODUCTS_STATE") ?? EmbeddedOptions.DefaultFolder,
            Urls = (Of(given, "--urls", "ASPNETCORE_URLS") ?? HostSettings.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Environment = EnvironmentName("Production"),
            DevelopmentIssuer = issuer,
            Authority = Of(given, "--authority", "DATAPRODUCTS_AUTHORITY"),
            Audience = Of(given, "--audience", "DATAPRODUCTS_AUDIENCE") ?? "dataproducts",
            Vault = VaultOf(Of(given, "--vault", "DATAPRODUCTS_VAULT")),
            OnlyVault = OnlyVaultOf(given.GetValueOrDefault("--only")),
            VaultFolder = Of(given, "--vault-folder", "DATAPRODUCTS_VAULT_FOLDER"),
            VaultAws = Of(given, "--vault-aws", "DATAPRODUCTS_VAULT_AWS"),
            VaultLimits = LimitsOf(given),
            HydrationLimits = HydrationOf(given),
            TokenKernel = KernelOf(Of(given, "--token-kernel", "DATAPRODUCTS_TOKEN_KERNEL")),
        };
    }

    /// <summary>Gives the environment's name as ASP.NET Core finds it.</summary>
    public static string EnvironmentName(string otherwise) =>
        Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT") ?? otherwise;

    /// <summary>Reads a jurisdiction's code.</summary>
    public static Jurisdiction? VaultOf(string? code) => code switch
    {
        null => null,
        _ when Jurisdiction.TryParse(code, out var jurisdiction) && jurisdiction.IsKnown => jurisdiction,
        _ => throw HostErrors.BadSetting("--vault takes the two upper-case letters of one jurisdiction, for example EU."),
    };

    private static bool OnlyVaultOf(string? part) => part switch
    {
        null => false,
        "vault" => true,
        _ => throw HostErrors.BadSetting("--only takes 'vault'."),
    };

    private static TokenKernel KernelOf(string? name) => TokenKernels.TryParse(name ?? "platform", out var kernel)
        ? kernel
        : throw HostErrors.BadSetting("--token-kernel takes 'platform' or 'simd'.");

    private static VaultRequestLimits LimitsOf(Dictionary<string, string> given)
    {
        var limits = new VaultRequestLimits();
        return limits with
        {
            RequestsPerSecond = NumberOf(given, "--vault-rate", "DATAPRODUCTS_VAULT_RATE", MaximumRate) ?? limits.RequestsPerSecond,
            Burst = NumberOf(given, "--vault-burst", "DATAPRODUCTS_VAULT_BURST", MaximumRate) ?? limits.Burst,
        };
    }

    private static ProgramLimits HydrationOf(Dictionary<string, string> given)
    {
        var limits = ProgramLimits.Default;
        return limits with
        {
            ValuesPerMinute = NumberOf(given, "--hydrate-minute", "DATAPRODUCTS_HYDRATE_MINUTE", int.MaxValue) ?? limits.ValuesPerMinute,
            ValuesPerDay = NumberOf(given, "--hydrate-day", "DATAPRODUCTS_HYDRATE_DAY", int.MaxValue) ?? limits.ValuesPerDay,
        };
    }

    private static int? NumberOf(Dictionary<string, string> given, string option, string variable, int most) => Of(given, option, variable) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most => number,
        _ => throw HostErrors.BadSetting(string.Create(CultureInfo.InvariantCulture, $"{option} takes a number from 1 to {most}.")),
    };

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string? Of(Dictionary<string, string> given, string option, string variable) =>
        given.GetValueOrDefault(option) ?? Variable(variable);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

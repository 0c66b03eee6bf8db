using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>Names of engines' principals: <c>{home}</c> and <c>{purpose}</c> are filled in, and what comes out must be a name that needs
/// no quotes anywhere.</summary>
internal static partial class RoleTemplate
{
    /// <summary>Stands for the account of the data, known only when a table is.</summary>
    public const string Account = "{account}";

    private const string AnyAccount = "000000000000";

    public static string? Iam(string? template, Jurisdiction home, string purpose) =>
        Fill(template, home.Code.ToLowerInvariant(), purpose, filled => IamRole().IsMatch(filled.Replace(Account, AnyAccount, StringComparison.Ordinal)));

    public static string? Snowflake(string? template, Jurisdiction home, string purpose) =>
        Fill(template, home.Code, Words(purpose).ToUpperInvariant(), IsSnowflakeName);

    public static string? Trino(string? template, Jurisdiction home, string purpose) =>
        Fill(template, home.Code.ToLowerInvariant(), Words(purpose).ToLowerInvariant(), IsTrinoName);

    // Upper case is what Snowflake makes of a name without quotes: the text in IS_ROLE_IN_SESSION then means the role in GRANT.
    public static bool IsSnowflakeName(string name) => SnowflakeName().IsMatch(name);

    // Trino folds names to lower case; another case would be another name in a rule and match nobody.
    public static bool IsTrinoName(string name) => TrinoName().IsMatch(name);

    public static bool IsTrinoUser(string name) => TrinoUser().IsMatch(name);

    public static bool IsAccount(string text) => AwsAccount().IsMatch(text);

    private static string? Fill(string? template, string home, string purpose, Func<string, bool> isName)
    {
        if (template is null)
        {
            return null;
        }

        var filled = template.Replace("{home}", home, StringComparison.Ordinal).Replace("{purpose}", purpose, StringComparison.Ordinal);
        return isName(filled) ? filled : throw new FormatException($"'{Shown(filled)}' is no name that the engine takes as it is");
    }

    private static string Words(string purpose) => string.Concat(purpose.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Shown(string text) => string.Concat(text.Take(80).Select(c => char.IsControl(c) ? '?' : c));

    [GeneratedRegex(@"\Aarn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IamRole();

    [GeneratedRegex(@"\A[A-Z_][A-Z0-9_]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SnowflakeName();

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TrinoName();

    [GeneratedRegex(@"\A[A-Za-z0-9_.@-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TrinoUser();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AwsAccount();
}

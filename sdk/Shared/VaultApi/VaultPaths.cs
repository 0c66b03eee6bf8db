namespace DataProducts.VaultApi;

/// <summary>Where the vault service has what.</summary>
internal static class VaultPaths
{
    public const string Root = "/vault/v1";

    public const string Subjects = "/subjects";

    public const string Tokenise = "/tokenise";

    public const string Detokenise = "/detokenise";

    public const string DetokeniseTexts = "/detokenise-texts";

    public const string Erase = "/erase";

    public const string Readmit = "/readmit";

    public const string Export = "/export";

    public const string Rotate = "/rotate";
}

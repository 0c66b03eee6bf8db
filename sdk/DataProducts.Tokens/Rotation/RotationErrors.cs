using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>The errors of rotation, <c>DP1453</c> to <c>DP1455</c>, and those of items that it meets.</summary>
internal static class RotationErrors
{
    public static DataProductException StillReferenced(TokenSpaceId space, TokenClass tokenClass, int version, long references) => new(
        "DP1453", $"{Number(references)} references to tokens of {Name(space, tokenClass, version)} were counted; nothing was removed. "
        + "Write the new tokens into every table that has old ones, expire the tables' older snapshots, and count again.");

    public static DataProductException WithoutSuccessor(TokenSpaceId space, TokenClass tokenClass, int version, long items) => new(
        "DP1453", $"{Number(items)} items of {Name(space, tokenClass, version)} have no successor in the vault; nothing was removed. "
        + (tokenClass.Mode == TokenMode.Deterministic
            ? "Run the re-tokenisation again, in a new folder, and bring its pairs to the lake."
            : $"{tokenClass.Mode} tokens are not re-tokenised: the version stays for as long as they do."));

    public static DataProductException JobDamaged(string path, string what) => new(
        "DP1454", $"The re-tokenisation's file '{path}' cannot be used: {what}. Give a new folder: a new run passes over what is done.");

    public static DataProductException JobUnavailable(string folder, Exception cause) => new(
        "DP1454", $"The re-tokenisation's folder '{folder}' cannot be used ({cause.GetType().Name}): another process runs it, or rights or room "
        + "are missing. It goes on where it was, once it can.", cause);

    public static DataProductException NotRetirable(TokenSpaceId space, TokenClass tokenClass, int version) => new(
        "DP1455", $"{Name(space, tokenClass, version)} makes new tokens, or does not exist; only a version before the newest can be retired. "
        + "Rotate the key first.");

    public static DataProductException InUse(TokenSpaceId space, TokenClass tokenClass, int version, DateTimeOffset until) => new(
        "DP1455", $"{Name(space, tokenClass, version)} may still be in another process's memory. Run it again after "
        + $"{until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC.");

    public static DataProductException NoKey(TokenSpaceId space, TokenClass tokenClass, int version) => new(
        "DP1455", $"{Name(space, tokenClass, version)} is in the re-tokenisation's plan and not in the registry. Restore the registry.");

    public static DataProductException Collision(TokenSpaceId space, in VaultKey item) => new(
        "DP1405", $"Token {Text(item)} of {space} stands in the vault for another value than the one that it was made of anew; nothing was "
        + "replaced. Report this as a fault of the platform.");

    public static DataProductException Tampered(TokenSpaceId space, in VaultKey item) => new(
        "DP1406", $"The item of token {Text(item)} in the vault of {space.Jurisdiction} does not open. It was changed, or moved from another item. "
        + "Restore the vault and look for the cause.");

    private static string Name(TokenSpaceId space, TokenClass tokenClass, int version) => string.Create(
        CultureInfo.InvariantCulture, $"key version {version} of {tokenClass.Mode} {tokenClass.Kind} in token space {space}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(in VaultKey item) => item.TryGetToken(out var token) ? token.ToString() : "of an unknown form";
}

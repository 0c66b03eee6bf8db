using System.CommandLine;
using System.Globalization;
using DataProducts.Access;

namespace DataProducts.Cli.Vault;

/// <summary>What the commands on vaults take, and how it is read.</summary>
internal static class VaultInputs
{
    private const string StandardInput = "-";

    public static Argument<string> Product() => new("product") { Description = "The product by which the person is known, for example retail.customers." };

    public static Argument<string> KeyProduct() => new("product") { Description = "The product whose column it is, for example retail.customers." };

    public static Argument<string> Column() => new("column") { Description = "A column of personal data, by its name in the lake, for example email." };

    public static Argument<string> Subject() =>
        new("subject") { Description = "The person's identifier, as the product's rows have it; - reads it from standard input, so that no history keeps it." };

    public static Option<string> Where() => new("--jurisdiction") { Description = "Whose vault, for example EU.", HelpName = "code", Required = true };

    public static Option<string> Person() =>
        new("--as") { Description = "Who you are; an id of people.json. Works only in embedded mode, and with a development issuer.", Required = true };

    public static Option<string?> Host() => new("--host")
    {
        Description = "The jurisdiction's vault service, which is asked in place of this folder's vaults; a token comes from its development issuer, or from "
            + $"{RemoteVault.TokenVariable}.",
        HelpName = "url",
    };

    public static Option<bool> Yes() => new("--yes") { Description = "Does it without asking; needed where there is no terminal." };

    public static Option<string?> Request() =>
        new("--request") { Description = "The id of the request, a UUID; the same one again does no harm. A new one by default.", HelpName = "uuid" };

    public static Jurisdiction JurisdictionOf(string code, string option = "--jurisdiction") =>
        Jurisdiction.TryParse(code, out var jurisdiction) && jurisdiction.IsKnown
            ? jurisdiction
            : throw new DataProductException("DP1002", $"{option} takes the two upper-case letters of one jurisdiction, for example EU.");

    public static Guid RequestOf(string? text) => text is null ? Guid.CreateVersion7()
        : Guid.TryParseExact(text, "D", out var request) && request != Guid.Empty ? request
        : throw new DataProductException("DP1002", "--request takes a UUID, for example 0199a1b2-0000-7000-8000-000000000001.");

    public static async Task<string> SubjectOfAsync(string typed, CancellationToken cancellationToken) => typed != StandardInput
        ? typed
        : await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line
            ? line
            : throw new DataProductException("DP1002", "Standard input has no identifier; write one line with it.");

    /// <summary>Ends what policy refused, in one form with what a service refuses.</summary>
    public static T AllowedOr<T>(T? answer, IReadOnlyList<PolicyReason> refused)
        where T : class => answer ?? throw Denied(refused);

    /// <inheritdoc cref="AllowedOr{T}(T?, IReadOnlyList{PolicyReason})"/>
    public static T AllowedOr<T>(T? answer, IReadOnlyList<PolicyReason> refused)
        where T : struct => answer ?? throw Denied(refused);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static DataProductException Denied(IReadOnlyList<PolicyReason> refused) =>
        new("DP2042", $"Policy does not allow it: {string.Join("; ", refused)}. It is recorded.");
}

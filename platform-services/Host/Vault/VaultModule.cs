using DataProducts.Access;
using DataProducts.Host.Door;
using DataProducts.Host.Identity;
using DataProducts.Query;

namespace DataProducts.Host.Vault;

/// <summary>The vault of one jurisdiction over HTTP. Without <c>--vault</c> these routes do not exist.</summary>
internal static class VaultModule
{
    public static void Map(IEndpointRouteBuilder routes, HostSettings settings)
    {
        if (settings.Vault is not { } jurisdiction)
        {
            return;
        }

        var vault = routes.MapGroup("/vault");
        vault.MapPost("/detokenise", (DetokeniseBody body, EmbeddedPlatform platform, HttpContext context) =>
            DetokeniseAsync(jurisdiction, body, platform, context));
        vault.MapPost("/tokenise", (TokeniseBody body, EmbeddedPlatform platform, HttpContext context) =>
            TokeniseAsync(jurisdiction, body, platform, context));
    }

    private static async Task<IResult> DetokeniseAsync(
        Jurisdiction jurisdiction, DetokeniseBody body, EmbeddedPlatform platform, HttpContext context)
    {
        var question = new VaultQuestion(body.Product, Caller.Of(context.User), body.Purpose) { Serves = jurisdiction };
        var cells = body.Cells.Select(cell => new TokenCell(cell.Token, SubjectOf(cell.Subject))).ToList();
        var opened = await platform.DetokeniseAsync(question, cells, context.RequestAborted).ConfigureAwait(false);
        if (!opened.Denied)
        {
            return TypedResults.Ok(new DetokeniseAnswer(
                opened.Request, jurisdiction.Code, [.. opened.Cells.Select(cell => cell.Value)], [.. opened.Cells.Select(cell => cell.State)], opened.Refused));
        }

        // The decision itself is in the jurisdiction's log, so the door has nothing to add.
        await Doorkeeper.AnswerAsync(context, RefusalOf(opened.Refused), opened.Refused).ConfigureAwait(false);
        return Results.Empty;
    }

    private static async Task<IResult> TokeniseAsync(
        Jurisdiction jurisdiction, TokeniseBody body, EmbeddedPlatform platform, HttpContext context)
    {
        var question = new VaultQuestion(body.Product, Caller.Of(context.User), null) { Serves = jurisdiction };
        var values = body.Values.Select(one => new SubjectValue(one.Value, one.Subject)).ToList();
        var made = await platform.TokeniseAsync(question, jurisdiction, body.Kind, values, context.RequestAborted).ConfigureAwait(false);
        if (!made.Denied)
        {
            var cells = made.Cells.Select(cell => cell is { } one ? new TokenBody(one.Token, one.Subject.ToString()) : null);
            return TypedResults.Ok(new TokeniseAnswer(made.Request, jurisdiction.Code, [.. cells], made.Erased));
        }

        await Doorkeeper.AnswerAsync(context, RefusalOf(made.Refused), made.Refused).ConfigureAwait(false);
        return Results.Empty;
    }

    private static Refusal RefusalOf(IReadOnlyList<PolicyReason> reasons) => reasons.Any(reason => reason.IsLimit) ? Refusal.Limited : Refusal.Denied;

    private static SubjectRef SubjectOf(string hex)
    {
        try
        {
            return new SubjectRef(Convert.FromHexString(hex));
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            throw new BadHttpRequestException("A subject is 32 hex digits.");
        }
    }
}

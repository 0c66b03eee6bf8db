using DataProducts.VaultApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataProducts.Vault.Endpoints;

/// <summary><c>POST /vault/v1/subjects</c>.</summary>
internal static class SubjectsEndpoint
{
    public static async Task<Ok<SubjectsAnswer>> HandleAsync(SubjectsBody body, VaultOptions vault, EmbeddedPlatform platform, HttpContext context)
    {
        var question = TokeniseEndpoint.QuestionOf(body.Product, vault, context);
        var found = await platform.SubjectsAsync(question, vault.Jurisdiction, body.Subjects, context.RequestAborted).ConfigureAwait(false);
        return found.Denied
            ? throw new VaultDeniedException(found.Refused, found.RetryAfter)
            : TypedResults.Ok(new SubjectsAnswer(found.Request, vault.Jurisdiction.Code, [.. found.Subjects.Select(one => one.ToString())]));
    }
}

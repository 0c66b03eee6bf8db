using System.Diagnostics.Metrics;
using System.Text.Json;
using DataProducts.Access;
using DataProducts.Host.Identity;

namespace DataProducts.Host.Door;

/// <summary>Turns requests away: one problem+json (RFC 9457), one record.</summary>
internal sealed class Doorkeeper(RefusalLog log)
{
    private const string ProblemJson = "application/problem+json";

    private static readonly Meter Meter = new("DataProducts.Host");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "dataproduct.host.refusals", "{request}", "Requests that were turned away, by the id of the refusal.");

    /// <summary>Records a refusal and answers with it.</summary>
    public async Task RefuseAsync(HttpContext context, Refusal refusal, IReadOnlyList<PolicyReason>? policies = null)
    {
        await RecordAsync(context, refusal.Id).ConfigureAwait(false);
        await AnswerAsync(context, refusal, policies).ConfigureAwait(false);
    }

    /// <summary>Records a refusal that is answered in another form.</summary>
    public ValueTask RecordAsync(HttpContext context, string reason)
    {
        Refusals.Add(1, new KeyValuePair<string, object?>("error.type", reason));
        return log.RecordAsync(reason, Caller.Find(context.User), Asked(context));
    }

    /// <summary>Answers with a problem that is recorded elsewhere, or is none of the caller's.</summary>
    public static async Task AnswerAsync(HttpContext context, Refusal refusal, IReadOnlyList<PolicyReason>? policies = null)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = ProblemJson;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", $"urn:dataproducts:error:{refusal.Id}");
        json.WriteString("title", refusal.Title);
        json.WriteNumber("status", refusal.Status);
        json.WriteString("detail", refusal.Detail);
        json.WriteString("id", refusal.Id);
        json.WriteString("trace", context.TraceIdentifier);
        if (policies is not null)
        {
            json.WriteStartArray("refused");
            foreach (var (policy, reason) in policies)
            {
                json.WriteStartObject();
                json.WriteString("policy", policy);
                json.WriteString("reason", reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // The route's pattern, never the caller's own text.
    private static string Asked(HttpContext context) =>
        $"{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route"}";
}

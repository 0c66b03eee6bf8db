using System.Net.Mime;

namespace DataProducts.Host.Audit;

/// <summary>The audit log over HTTP, read only: any verifier of C2SP tlog-tiles can check it.</summary>
internal static class AuditModule
{
    public static void Add(IServiceCollection services) => services.AddSingleton<AuditStates>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit");
        audit.MapGet("/logs", async (AuditStates states, HttpContext context) =>
            TypedResults.Ok((await states.CurrentAsync(context.RequestAborted).ConfigureAwait(false)).Select(AuditLogDocument.Of)));
        audit.MapGet("/{jurisdiction}/{domain}/key", (string jurisdiction, string domain, EmbeddedPlatform platform) =>
            Jurisdiction.TryParse(jurisdiction, out var place) && platform.ReadAuditKey(place, domain) is { } key
                ? TypedResults.Text(key + "\n", MediaTypeNames.Text.Plain)
                : Results.NotFound());
        audit.MapGet("/{jurisdiction}/{domain}/checkpoint", (string jurisdiction, string domain, EmbeddedPlatform platform) =>
            FileOf(platform, jurisdiction, domain, "checkpoint", MediaTypeNames.Text.Plain));
        audit.MapGet("/{jurisdiction}/{domain}/tile/{**path}", (string jurisdiction, string domain, string path, EmbeddedPlatform platform) =>
            FileOf(platform, jurisdiction, domain, $"tile/{path}", MediaTypeNames.Application.Octet));
    }

    private static IResult FileOf(EmbeddedPlatform platform, string jurisdiction, string domain, string path, string type) =>
        Jurisdiction.TryParse(jurisdiction, out var place) && platform.ReadAuditFile(place, domain, path) is { } bytes
            ? TypedResults.Bytes(bytes, type)
            : Results.NotFound();
}

/// <summary>The state of one log, as <c>/audit/logs</c> tells it.</summary>
internal sealed record AuditLogDocument(string Log, bool Verified, long Records, string? Root, long? FirstBadRecord)
{
    public static AuditLogDocument Of(AuditLogState state) => new(state.Name, state.Verified, state.Records, state.Root, state.FirstBadRecord);
}

/// <summary>Checks every byte of every log, but not for every request: one check at a time, and its result counts for a few seconds.</summary>
internal sealed class AuditStates(EmbeddedPlatform platform, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<AuditLogState> _states = [];
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public async Task<IReadOnlyList<AuditLogState>> CurrentAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() >= _until)
            {
                _states = await platform.VerifyAuditAsync(cancellationToken).ConfigureAwait(false);
                _until = time.GetUtcNow() + Fresh;
            }

            return _states;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

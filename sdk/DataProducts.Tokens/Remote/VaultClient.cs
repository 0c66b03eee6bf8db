using DataProducts.VaultApi;

namespace DataProducts.Tokens;

/// <summary>Asks the vault service of one jurisdiction (docs/vault-service.md). Requests are sent again after lost connections, 429 and 5xx,
/// with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015) and after the service's <c>Retry-After</c>; big batches
/// go in parts. Safe for many callers at once.</summary>
/// <remarks>Every operation may be repeated, so a retry does no harm. What is more than somebody may have (<c>DP2047</c>) is not asked for again:
/// the error says when there will be enough. What a person asks goes under that person's own access token: the service decides by itself and
/// believes no client.</remarks>
public sealed partial class VaultClient : IDisposable
{
    private readonly VaultTransport _transport;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">Where the service is.</param>
    /// <exception cref="DataProductException"><c>DP2060</c>: its address is neither https nor on this machine.</exception>
    public VaultClient(VaultServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _transport = new VaultTransport(options);
        Jurisdiction = options.Jurisdiction;
    }

    /// <summary>Gets whose vault the service has.</summary>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Opens a token space as one caller sees it.</summary>
    /// <param name="access">Who asks for what.</param>
    /// <returns>The space; nothing is sent yet.</returns>
    /// <exception cref="ArgumentException">The access is to another jurisdiction.</exception>
    public ITokenSpace Open(TokenAccess access)
    {
        ArgumentNullException.ThrowIfNull(access);
        return access.Space.Jurisdiction == Jurisdiction
            ? new RemoteTokenSpace(this, access)
            : throw new ArgumentException($"The service is of {Jurisdiction}, the access of {access.Space.Jurisdiction}.", nameof(access));
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    internal async ValueTask SubjectsAsync(
        TokenAccess access, ReadOnlyMemory<string> subjects, Memory<SubjectRef> refs, CancellationToken cancellationToken)
    {
        var body = new SubjectsBody(access.Product, [.. subjects.Span]);
        var answer = await _transport.AskAsync(
            VaultPaths.Subjects, Token(access, Making(access)), body, VaultJson.Default.SubjectsBody, VaultJson.Default.SubjectsAnswer, cancellationToken)
            .ConfigureAwait(false);
        Check(answer.Jurisdiction, answer.Subjects.Count, subjects.Length);
        for (var i = 0; i < subjects.Length; i++)
        {
            refs.Span[i] = SubjectText.TryParse(answer.Subjects[i], out var one) ? one : throw Malformed("a reference of a subject is not 32 hex digits");
        }
    }

    internal async ValueTask<IReadOnlyList<int>> TokeniseAsync(
        TokenAccess access,
        PiiColumn column,
        TokenOrigin origin,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        Memory<string?> tokens,
        CancellationToken cancellationToken)
    {
        var cells = new ValueBody[values.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = new ValueBody(values.Span[i], subjects.Span[i].ToString(), origin.Rows.Span[i]);
        }

        var body = new TokeniseBody(access.Product, BodyOf(column), origin.Batch, cells);
        var answer = await _transport.AskAsync(
            VaultPaths.Tokenise, Token(access, Making(access)), body, VaultJson.Default.TokeniseBody, VaultJson.Default.TokeniseAnswer, cancellationToken)
            .ConfigureAwait(false);
        Check(answer.Jurisdiction, answer.Tokens.Count, cells.Length);
        if (answer.Erased.Any(place => place < 0 || place >= cells.Length))
        {
            throw Malformed("it names a cell that was not sent");
        }

        for (var i = 0; i < cells.Length; i++)
        {
            tokens.Span[i] = answer.Tokens[i];
        }

        return answer.Erased;
    }

    internal async ValueTask DetokeniseAsync(
        TokenAccess access, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken)
    {
        var asked = new TokenBody[cells.Length];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = new TokenBody(cells.Span[i].Token, cells.Span[i].Subject.ToString());
        }

        var body = new DetokeniseBody(access.Product, access.Purpose, asked);
        var answer = await _transport.AskAsync(
            VaultPaths.Detokenise, Token(access, "vault.detokenise"), body, VaultJson.Default.DetokeniseBody, VaultJson.Default.DetokeniseAnswer, cancellationToken)
            .ConfigureAwait(false);
        Read(answer, opened.Span);
    }

    internal async ValueTask DetokeniseTextsAsync(
        TokenAccess access, PiiKind kind, ReadOnlyMemory<TokenCell> cells, Memory<OpenedCell> opened, CancellationToken cancellationToken)
    {
        var asked = new TextBody[cells.Length];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = new TextBody(cells.Span[i].Token, cells.Span[i].Subject.ToString());
        }

        var body = new DetokeniseTextsBody(access.Product, access.Purpose, kind, asked);
        var answer = await _transport.AskAsync(
            VaultPaths.DetokeniseTexts,
            Token(access, "vault.detokenise"),
            body,
            VaultJson.Default.DetokeniseTextsBody,
            VaultJson.Default.DetokeniseAnswer,
            cancellationToken).ConfigureAwait(false);
        Read(answer, opened.Span);
    }

    private void Read(DetokeniseAnswer answer, Span<OpenedCell> opened)
    {
        Check(answer.Jurisdiction, answer.Cells.Count, opened.Length);
        for (var i = 0; i < opened.Length; i++)
        {
            opened[i] = new OpenedCell(answer.Cells[i].State, answer.Cells[i].Value);
        }
    }

    // A program hydrates: in other amounts than a person may guess in.
    private static string Making(TokenAccess access) => access.Person is null ? "vault.tokenise vault.hydrate" : "vault.tokenise";

    private VaultTokenRequest Token(TokenAccess access, string scope) => new(Jurisdiction, access.Person, scope);

    private static ColumnBody BodyOf(PiiColumn column) => new(column.Name, column.Kind, column.Mode, column.Scope, column.KeepSpelling);

    private void CheckJurisdiction(string jurisdiction)
    {
        if (!Jurisdiction.TryParse(jurisdiction, out var answered) || answered != Jurisdiction)
        {
            throw RemoteErrors.OtherJurisdiction(Jurisdiction, answered);
        }
    }

    private void Check(string jurisdiction, int answers, int asked)
    {
        CheckJurisdiction(jurisdiction);
        if (answers != asked)
        {
            throw Malformed("it has another number of cells than were asked for");
        }
    }

    private DataProductException Malformed(string what) => RemoteErrors.NotUnderstood(Jurisdiction, what);
}

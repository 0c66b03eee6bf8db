using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Query;

/// <summary>Opens and makes tokens for a person, outside a query: policy decides as it does for a query, and the audit log knows before a
/// value leaves.</summary>
/// <remarks>A vault knows no rows. A person to whom policy shows no row of the product in the jurisdiction gets nothing opened there, but a
/// condition on single rows is for the query to apply: it is what gave the person the tokens.</remarks>
/// <param name="platform">What the vault works on.</param>
public sealed class GovernedVault(QueryPlatform platform)
{
    /// <summary>How many cells a request may have.</summary>
    public const int MaximumCells = 1_000;

    private const string Publish = "publish";

    /// <summary>Opens tokens.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="cells">The tokens, each with its row's <c>dp_subject</c>; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The originals; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The request has no or too many cells (<c>DP2040</c>), or the product holds nothing of the kind
    /// (<c>DP2041</c>); a cell is no token (<c>DP1400</c>), or one of another jurisdiction (<c>DP1401</c>), kind or domain (<c>DP1402</c>); product,
    /// person or purpose are unknown (<c>DP1810</c>, <c>DP1910</c>, <c>DP1911</c>); or keys, vault or audit log cannot be used.</exception>
    public async Task<OpenedTokens> DetokeniseAsync(
        VaultQuestion question, IReadOnlyList<TokenCell> cells, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cells);
        var (model, access) = await OpenAsync(question, cells.Count, cancellationToken).ConfigureAwait(false);
        var branch = Decide(model, access, question);
        var refused = branch.DeniesAll ? branch.Denied : branch.Kinds[question.Kind];
        var allowed = refused.Count == 0;
        var trail = new AuditTrail(platform, access, HashOf(cells));
        await AppendAsync(trail.Record(model, branch, AuditEvent.Detokenise, [$"detokenise:{question.Kind}"], allowed, cells.Count), cancellationToken)
            .ConfigureAwait(false);
        if (!allowed)
        {
            return new OpenedTokens(trail.Request, true, [], refused);
        }

        var space = await platform.Tokens(new TokenSpaceId(question.Jurisdiction, model.Product.Domain), cancellationToken).ConfigureAwait(false);
        var opened = new OpenedCell[cells.Count];
        await space.DetokeniseAsync(question.Kind, cells.ToArray(), opened, cancellationToken).ConfigureAwait(false);
        return new OpenedTokens(trail.Request, false, [.. opened.Select(cell => cell.Value)], []);
    }

    /// <summary>Makes tokens: for those who may publish the product, because who can make a token of a guess can find out whose it is.</summary>
    /// <param name="question">Who asks for what; the purpose is not looked at.</param>
    /// <param name="values">The values; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up; what the vault took by then stays, and is found again.</param>
    /// <returns>The tokens; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As for <see cref="DetokeniseAsync"/>; or a value cannot be tokenised (<c>DP1403</c>,
    /// <c>DP1404</c>, <c>DP1407</c>).</exception>
    public async Task<MadeTokens> TokeniseAsync(
        VaultQuestion question, IReadOnlyList<SubjectValue> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(values);
        var (model, access) = await OpenAsync(question, values.Count, cancellationToken).ConfigureAwait(false);
        var decision = new AccessDecider(model, platform.People).DecideProduct(Publish, access.Person, access.Now);
        var request = Guid.CreateVersion7(access.Now);
        await AppendAsync(Record(model, question, decision, request, values.Count, access.Now), cancellationToken).ConfigureAwait(false);
        if (!decision.Allowed)
        {
            return new MadeTokens(request, true, [], decision.Withheld);
        }

        var space = await platform.Tokens(new TokenSpaceId(question.Jurisdiction, model.Product.Domain), cancellationToken).ConfigureAwait(false);
        var subjects = new SubjectRef[values.Count];
        await space.SubjectsAsync(values.Select(value => value.Subject).ToArray(), subjects, cancellationToken).ConfigureAwait(false);
        var tokens = new string?[values.Count];
        var origin = new TokenOrigin($"vault:{request}", Enumerable.Range(1, values.Count).Select(row => (long)row).ToArray());
        var erased = await space.TokeniseAsync(
            Column(model, question.Kind), origin, values.Select(value => value.Value).ToArray(), subjects, tokens, cancellationToken)
            .ConfigureAwait(false);
        if (erased.Count > 0)
        {
            throw new DataProductException(
                "DP1404", $"Value {erased[0]} belongs to a subject that was erased; it is not taken up again. Remove the subject from the source.");
        }

        var cells = tokens.Zip(subjects, TokenCell? (token, subject) => token is null ? null : new TokenCell(token, subject));
        return new MadeTokens(request, false, [.. cells], []);
    }

    private async ValueTask<(AccessModel Model, AccessQuestion Access)> OpenAsync(
        VaultQuestion question, int cells, CancellationToken cancellationToken)
    {
        if (cells is < 1 or > MaximumCells)
        {
            throw new DataProductException("DP2040", $"A request to a vault has 1 to {MaximumCells} cells, this one has {cells}. Ask in parts.");
        }

        var person = platform.People.Find(question.Person);
        if (question.Purpose is { } purpose)
        {
            _ = platform.People.FindPurpose(purpose);
        }

        var model = await platform.Products(question.Product, cancellationToken).ConfigureAwait(false)
            ?? throw new QueryRefusedException("DP1810", "There is no such product here; 'dataproduct show' lists what there is.");
        return Ports(model, question.Kind).Any()
            ? (model, new AccessQuestion(person, question.Purpose, person.Home, platform.Time.GetUtcNow()))
            : throw new DataProductException("DP2041", $"{model.Product.Id} holds no {question.Kind}. Ask for a kind that its contract names.");
    }

    // A port that shows rows and lets the kind be opened; the first one where none does, for its reasons.
    private BranchAccess Decide(AccessModel model, AccessQuestion access, VaultQuestion question)
    {
        var decider = new AccessDecider(model, platform.People);
        var branches = Ports(model, question.Kind).Select(port => decider.Decide(port, question.Jurisdiction, access)).ToList();
        return branches.Find(branch => !branch.DeniesAll && branch.MayOpen(question.Kind)) ?? branches[0];
    }

    private static IEnumerable<PortManifest> Ports(AccessModel model, PiiKind kind) =>
        model.Product.Ports.Where(port => port.Columns.Any(column => column.Pii?.Kind == kind));

    private static PiiColumn Column(AccessModel model, PiiKind kind)
    {
        var column = Ports(model, kind).First().Columns.First(column => column.Pii?.Kind == kind);
        return new PiiColumn(column.Name, kind, TokenMode.Deterministic, column.Nullable);
    }

    private ValueTask AppendAsync(AuditRecord record, CancellationToken cancellationToken) => platform.Audit.AppendAsync([record], cancellationToken);

    // The values are personal data, so the record tells only how many there were; what is hashed is what was asked for.
    private AuditRecord Record(
        AccessModel model, VaultQuestion question, ProductDecision decision, Guid request, long count, DateTimeOffset now) => new()
        {
            Time = now,
            Event = AuditEvent.Tokenise,
            Jurisdiction = question.Jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Version = model.Product.Version,
            Request = request,
            Principal = platform.PrincipalOf(question.Person),
            Actions = [Publish],
            Allowed = decision.Allowed,
            Policies = decision.Policies,
            PolicySet = model.Hash,
            Subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"tokenise:{question.Kind}"))),
            Count = count,
        };

    private static string HashOf(IReadOnlyList<TokenCell> cells)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var cell in cells)
        {
            var bytes = Encoding.UTF8.GetBytes($"{cell.Token} {cell.Subject}");
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Query;

/// <content>Making tokens: for those who may publish the product, because who can make a token of a guess can find out whose it is. So there
/// are limits too, and values that follow each other are refused, but where a program hydrates.</content>
public sealed partial class GovernedVault
{
    private const string Publish = "publish";
    private const string Sequence = "limit.sequence";

    /// <summary>Gives the references of subjects.</summary>
    /// <param name="question">Who asks, by way of which product; the purpose is not looked at.</param>
    /// <param name="jurisdiction">Whose vault is asked; a person has another reference in each.</param>
    /// <param name="subjects">The subjects' identifiers; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The references; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">There are none or too many (<c>DP2040</c>), or the instance does not serve the jurisdiction
    /// (<c>DP1401</c>); one cannot be a subject (<c>DP1407</c>); product or person are unknown (<c>DP1810</c>, <c>DP1910</c>); or keys or audit log
    /// cannot be used.</exception>
    public async Task<FoundSubjects> SubjectsAsync(
        VaultQuestion question, Jurisdiction jurisdiction, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(subjects);
        CheckCount(subjects.Count);
        CheckServed(question, jurisdiction, 0);
        var (model, access) = await OpenAsync(question, cancellationToken).ConfigureAwait(false);
        var (request, refused, wait) = await DecideMakingAsync(question, jurisdiction, model, access, "subjects", subjects, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new FoundSubjects(request, true, [], refused) { RetryAfter = wait };
        }

        var id = new TokenSpaceId(jurisdiction, model.Product.Domain);
        var space = await platform.Tokens(new TokenAccess(id, question.Product, question.Person), cancellationToken).ConfigureAwait(false);
        var refs = new SubjectRef[subjects.Count];
        await space.SubjectsAsync(subjects.ToArray(), refs, cancellationToken).ConfigureAwait(false);
        return new FoundSubjects(request, false, refs, []);
    }

    /// <summary>Makes tokens.</summary>
    /// <param name="question">Who asks for what; the purpose is not looked at.</param>
    /// <param name="jurisdiction">Whose law protects the values.</param>
    /// <param name="values">The values; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up; what the vault took by then stays, and is found again.</param>
    /// <returns>The tokens; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">There are none or too many values (<c>DP2040</c>), or the instance does not serve the jurisdiction
    /// (<c>DP1401</c>); the product has no such column (<c>DP2041</c>); a value cannot be tokenised (<c>DP1403</c>); product or person are unknown
    /// (<c>DP1810</c>, <c>DP1910</c>); or keys, vault or audit log cannot be used.</exception>
    public async Task<MadeTokens> TokeniseAsync(
        VaultQuestion question, Jurisdiction jurisdiction, VaultValues values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(values);
        CheckCount(values.Values.Count);
        CheckServed(question, jurisdiction, 0);
        var (model, access) = await OpenAsync(question, cancellationToken).ConfigureAwait(false);
        var column = ColumnOf(model, values.Column);
        var (request, refused, wait) = await DecideMakingAsync(
            question, jurisdiction, model, access, $"tokenise:{column.Kind}", values.Values, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new MadeTokens(request, true, [], [], refused) { RetryAfter = wait };
        }

        var id = new TokenSpaceId(jurisdiction, TokenSpaceId.ScopeOf(column.Scope, model.Product.Domain));
        var space = await platform.Tokens(new TokenAccess(id, question.Product, question.Person), cancellationToken).ConfigureAwait(false);
        var tokens = new string?[values.Values.Count];
        var erased = await space.TokeniseAsync(
            column, values.Origin, values.Values.ToArray(), values.Subjects.ToArray(), tokens, cancellationToken).ConfigureAwait(false);
        return new MadeTokens(request, false, tokens, erased, []);
    }

    // What the contract says of a column counts; who asks only names it.
    internal static PiiColumn ColumnOf(AccessModel model, PiiColumn asked) =>
        Columns(model, asked.Name, asked.Nullable).FirstOrDefault(column => column == asked)
        ?? throw new DataProductException(
            "DP2041", $"{model.Product.Id} has no such column of {asked.Kind}, {asked.Mode} within its {asked.Scope}. Ask for a column as its contract has it.");

    // By its name alone: then the contract must have one such column, or several with one key.
    internal static PiiColumn ColumnOf(AccessModel model, string name) =>
        Columns(model, name, nullable: true).DistinctBy(column => (column.Kind, column.Mode, column.Scope)).Take(2).ToList() is [var only]
            ? only
            : throw new DataProductException(
                "DP2041", $"{model.Product.Id} has no column of personal data of that name, or ports of it have several. Ask for a column as its contract has it.");

    private static IEnumerable<PiiColumn> Columns(AccessModel model, string name, bool nullable) => model.Product.Ports
        .SelectMany(port => port.Columns)
        .Where(column => column.Pii is not null && string.Equals(column.Name, name, StringComparison.Ordinal))
        .Select(column => new PiiColumn(column.Name, column.Pii!.Kind, column.Pii.Mode, nullable)
        {
            Scope = column.Pii.Scope,
            KeepSpelling = column.Pii.KeepSpelling,
        });

    // Durable before the first token is made. The values are personal data, so the record tells only how many there were; what is hashed is
    // what was asked for.
    private async ValueTask<(Guid Request, IReadOnlyList<PolicyReason> Refused, TimeSpan? Wait)> DecideMakingAsync(
        VaultQuestion question,
        Jurisdiction jurisdiction,
        AccessModel model,
        AccessQuestion access,
        string what,
        IReadOnlyList<string?> values,
        CancellationToken cancellationToken)
    {
        var trail = new AuditTrail(platform, access, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))));
        var decision = new AccessDecider(model, platform.People).DecideProduct(Publish, access.Person, access.Now);
        var (limited, alarm) = decision.Allowed ? Limit(trail.Principal, values, question.IsHydration, access.Now) : default;
        IReadOnlyList<PolicyReason> withheld = !decision.Allowed ? decision.Withheld : limited is null ? [] : [limited];
        var policies = decision.Allowed ? decision.Policies.Concat(withheld.Select(reason => reason.Policy)) : decision.Policies;
        VaultMeters.Tokenised(jurisdiction, values.Count, withheld.Count == 0 ? "made" : decision.Allowed ? "limited" : "denied");
        var record = trail.Decided(
            model, jurisdiction, AuditEvent.Tokenise, Publish, decision with { Policies = [.. policies] }, withheld.Count == 0, values.Count);
        await platform.Audit.AppendAsync(
            alarm ? [record, record with { Event = AuditEvent.BulkTokenise }] : [record], cancellationToken).ConfigureAwait(false);
        var wait = limited is { Policy: not Sequence } ? platform.Limiter.UntilTokenise(trail.Principal, values.Count, question.IsHydration, access.Now) : null;
        return (trail.Request, withheld, wait);
    }

    private LimitAnswer Limit(string principal, IReadOnlyList<string?> values, bool isHydration, DateTimeOffset now)
    {
        if (!isHydration && SequentialValues.Count(values) >= platform.Limiter.Limits.SequentialValues)
        {
            VaultMeters.Alarm("sequential-values");
            return new(new PolicyReason(Sequence, "the values follow each other like guesses; hydrate them instead"), false);
        }

        var answer = platform.Limiter.Tokenise(principal, values.Count, isHydration, now);
        if (answer.Refused is not null)
        {
            VaultMeters.Alarm("limit");
        }

        if (answer.Alarm)
        {
            VaultMeters.Alarm("bulk-tokenise");
        }

        return answer;
    }
}

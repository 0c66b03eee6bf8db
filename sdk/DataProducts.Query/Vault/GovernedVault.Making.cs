using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Query;

/// <content>Making tokens: for those who may publish the product, because who can make a token of a guess can find out whose it is. So there
/// are limits too, and values that follow each other are refused, but where a program hydrates.</content>
public sealed partial class GovernedVault
{
    private const string Publish = "publish";

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
        var (request, refused) = await DecideMakingAsync(question, jurisdiction, model, access, "subjects", subjects, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new FoundSubjects(request, true, [], refused);
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
        var (request, refused) = await DecideMakingAsync(
            question, jurisdiction, model, access, $"tokenise:{column.Kind}", values.Values, cancellationToken).ConfigureAwait(false);
        if (refused.Count > 0)
        {
            return new MadeTokens(request, true, [], [], refused);
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
        model.Product.Ports
            .SelectMany(port => port.Columns)
            .Where(column => column.Pii is not null && string.Equals(column.Name, asked.Name, StringComparison.Ordinal))
            .Select(column => new PiiColumn(column.Name, column.Pii!.Kind, column.Pii.Mode, asked.Nullable)
            {
                Scope = column.Pii.Scope,
                KeepSpelling = column.Pii.KeepSpelling,
            })
            .FirstOrDefault(column => column == asked)
        ?? throw new DataProductException(
            "DP2041", $"{model.Product.Id} has no such column of {asked.Kind}, {asked.Mode} within its {asked.Scope}. Ask for a column as its contract has it.");

    // Durable before the first token is made. The values are personal data, so the record tells only how many there were; what is hashed is
    // what was asked for.
    private async ValueTask<(Guid Request, IReadOnlyList<PolicyReason> Refused)> DecideMakingAsync(
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
        IReadOnlyList<PolicyReason> withheld = !decision.Allowed ? decision.Withheld : question.IsHydration ? [] : Limit(trail.Principal, values, access.Now);
        var policies = decision.Allowed ? decision.Policies.Concat(withheld.Select(reason => reason.Policy)) : decision.Policies;
        VaultMeters.Tokenised(jurisdiction, values.Count, withheld.Count == 0 ? "made" : decision.Allowed ? "limited" : "denied");
        var record = trail.Decided(
            model, jurisdiction, AuditEvent.Tokenise, Publish, decision with { Policies = [.. policies] }, withheld.Count == 0, values.Count);
        await platform.Audit.AppendAsync([record], cancellationToken).ConfigureAwait(false);
        return (trail.Request, withheld);
    }

    private IReadOnlyList<PolicyReason> Limit(string principal, IReadOnlyList<string?> values, DateTimeOffset now)
    {
        if (SequentialValues.Count(values) >= platform.Limiter.Limits.SequentialValues)
        {
            VaultMeters.Alarm("sequential-values");
            return [new PolicyReason("limit.sequence", "the values follow each other like guesses; hydrate them instead")];
        }

        if (platform.Limiter.Tokenise(principal, values.Count, now) is { } refused)
        {
            VaultMeters.Alarm("limit");
            return [refused];
        }

        return [];
    }
}

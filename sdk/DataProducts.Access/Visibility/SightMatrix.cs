using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Tells who would see what of a product, by the decisions that queries and vaults make. It is for looking at: nothing is granted
/// by it, and nothing recorded.</summary>
/// <param name="model">The product's policies.</param>
/// <param name="people">Who may ask for what.</param>
/// <param name="jurisdictions">The jurisdictions that are told about.</param>
public sealed class SightMatrix(AccessModel model, PeopleDirectory people, IReadOnlyList<Jurisdiction> jurisdictions)
{
    // Nobody of a people file has the empty id, so no policy about a person speaks of the member that stands for a group.
    private const string AnyMember = "";

    private readonly AccessDecider _decider = new(model, people);

    /// <summary>Tells what somebody would see.</summary>
    /// <param name="port">The port.</param>
    /// <param name="question">Who asks, why, from where and when.</param>
    /// <returns>The sight. Where the policies cannot decide nothing would be seen, and the error's id and text are the reason.</returns>
    public ViewerSight Of(PortManifest port, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(question);
        return new ViewerSight(question.Person.Home, question.Purpose, [.. jurisdictions.Select(one => Look(port, one, question))]);
    }

    /// <summary>Gives the subscriptions to the product that hold, one for each group and purpose: the one that lasts longest.</summary>
    /// <param name="now">The point of time, in UTC.</param>
    /// <returns>The subscriptions, ordered by group and purpose.</returns>
    public IReadOnlyList<Subscription> ActiveSubscriptions(DateTimeOffset now) =>
    [
        .. people.Subscriptions
            .Where(one => one.IsFor(model.Product) && now < one.Expires)
            .GroupBy(one => (one.Consumer, one.Purpose))
            .Select(same => same.MaxBy(one => one.Expires)!)
            .OrderBy(one => one.Consumer, StringComparer.Ordinal)
            .ThenBy(one => one.Purpose, StringComparer.Ordinal),
    ];

    /// <summary>Tells what a subscription lets the members of its group see, at each of their seats.</summary>
    /// <remarks>Asked is for a member who is in no other group and no covered person (28 CFR 202): another group may add to it, a policy
    /// about covered persons may take from it.</remarks>
    /// <param name="port">The port.</param>
    /// <param name="subscription">The subscription.</param>
    /// <param name="now">The point of time, in UTC.</param>
    /// <returns>The sight.</returns>
    public GroupSight OfGroup(PortManifest port, Subscription subscription, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var seats = people.People
            .Where(person => people.GroupsOf(person).Contains(subscription.Consumer))
            .Select(person => person.Home)
            .Distinct()
            .OrderBy(seat => seat.Code, StringComparer.Ordinal);
        return new GroupSight(subscription, [.. seats.Select(seat => Of(port, Member(seat, subscription, now)))]);
    }

    private static AccessQuestion Member(Jurisdiction seat, Subscription subscription, DateTimeOffset now) =>
        new(new Person(AnyMember, seat, CoveredPerson: false, [subscription.Consumer]), subscription.Purpose, seat, now);

    private JurisdictionSight Look(PortManifest port, Jurisdiction jurisdiction, AccessQuestion question)
    {
        try
        {
            var access = _decider.Decide(port, jurisdiction, question);
            return access.DeniesAll
                ? Nothing(jurisdiction, access.Denied)
                : new JurisdictionSight(
                    jurisdiction,
                    Of(access.Rows),
                    access.Rows is ConstantPredicate ? null : DuckDbPrinter.Print(access.Rows),
                    [],
                    access.Kinds,
                    access.Columns.ToDictionary(column => column.Column, column => Of(column.ShownWhen), StringComparer.Ordinal));
        }
        catch (AccessException undecided)
        {
            return Nothing(jurisdiction, [new PolicyReason(undecided.Id, undecided.Message)]);
        }
        catch (RowFilterException unprintable)
        {
            return Nothing(jurisdiction, [new PolicyReason("DP1905", unprintable.Message)]);
        }
    }

    private static Extent Of(RowPredicate rows) => rows switch
    {
        ConstantPredicate { Value: true } => Extent.All,
        ConstantPredicate => Extent.None,
        _ => Extent.Some,
    };

    private static JurisdictionSight Nothing(Jurisdiction jurisdiction, IReadOnlyList<PolicyReason> reasons) => new(
        jurisdiction,
        Extent.None,
        null,
        reasons,
        new Dictionary<PiiKind, IReadOnlyList<PolicyReason>>(),
        new Dictionary<string, Extent>(StringComparer.Ordinal));
}

using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>Evaluates the expressions of a match set for one payment after the other.</summary>
internal sealed class MatchEvaluation
{
    // A lambda takes a slot past those of the names.
    private const int RoomForLambdas = 2;

    private readonly MatchRuleSet rules;
    private readonly MatchSettings settings;
    private readonly OpenState state;
    private readonly EvaluationFrame frame;
    private readonly Value[] constants;
    private readonly bool[] isKnown;
    private int currentRow = -1;

    public MatchEvaluation(MatchRuleSet rules, MatchSettings settings, OpenState state)
    {
        this.rules = rules;
        this.settings = settings;
        this.state = state;
        frame = new EvaluationFrame(settings.Context, rules.Slots + RoomForLambdas);
        frame[MatchScope.ClientSlot] = settings.Client;
        constants = new Value[rules.Parameters.Length];
        isKnown = new bool[rules.Parameters.Length];
        for (var place = 0; place < constants.Length; place++)
        {
            var parameter = rules.Parameters[place];
            constants[place] = parameter.AsksPayment ? Value.Missing
                : settings.Thresholds.TryGetValue(parameter.Name, out var other) ? other
                : parameter.Node.Evaluate(frame);
            frame[parameter.Slot] = constants[place];
        }
    }

    public EvaluationFrame Frame => frame;

    public MatchPayment Payment { get; private set; } = null!;

    /// <summary>The payment that all evaluations are about from now on.</summary>
    public void Begin(MatchPayment payment)
    {
        Payment = payment;
        frame.Clear();
        frame[MatchScope.PaymentSlot] = Value.Of(payment);
        frame[MatchScope.ClientSlot] = settings.Client;
        for (var place = 0; place < constants.Length; place++)
        {
            frame[rules.Parameters[place].Slot] = constants[place];
            isKnown[place] = !rules.Parameters[place].AsksPayment;
        }

        currentRow = -1;
    }

    /// <summary>Evaluates the parameters that are needed and not known yet for this payment.</summary>
    public void Need(ParameterUse uses)
    {
        foreach (var place in uses.Places)
        {
            if (!isKnown[place])
            {
                var parameter = rules.Parameters[place];
                frame[parameter.Slot] = parameter.Node.Evaluate(frame);
                isKnown[place] = true;
            }
        }
    }

    /// <summary>Whether a test that asks nothing of an invoice holds.</summary>
    public bool Holds(Node test) => test.Evaluate(frame) is { Kind: ValueKind.Boolean } answer && answer.AsBoolean();

    /// <summary>Whether a test holds of an invoice.</summary>
    public bool Holds(Node test, int row)
    {
        if (row != currentRow)
        {
            currentRow = row;
            frame[MatchScope.InvoiceSlot] = Value.Of(new OpenView(MatchScope.Invoice, state, row));
            frame[MatchScope.CustomerSlot] = Value.Of(new OpenView(MatchScope.Customer, state, row));
        }

        return Holds(test);
    }

    /// <summary>Makes known which invoices were chosen.</summary>
    /// <param name="rows">Where they stand.</param>
    /// <param name="showsThem">Somebody asks for the list and not only for what is open on them.</param>
    public void Choose(List<int> rows, bool showsThem)
    {
        if (showsThem)
        {
            frame[MatchScope.InvoicesSlot] = Value.Of((IReadOnlyList<Value>)[.. rows.Select(row => Value.Of(new OpenView(MatchScope.Invoice, state, row)))]);
        }

        frame[MatchScope.TotalSlot] = TotalOf(rows);
    }

    /// <summary>The text that an expression gives; null when it gives none.</summary>
    public string? Text(CompiledExpression expression) => expression.Evaluate(frame) is { Kind: ValueKind.Text } text ? text.AsText() : null;

    /// <summary>The same for a deduction.</summary>
    public string? Text(CompiledExpression expression, RemittanceDeduction deduction)
    {
        frame[MatchScope.DeductionSlot] = deduction.ToValue(Payment.Currency);
        return Text(expression);
    }

    /// <summary>The values of the parameters, those of this payment where they have been needed.</summary>
    public ImmutableArray<(string Name, Value Value)> Parameters =>
        [.. rules.Parameters.Where((_, place) => isKnown[place]).Select(parameter => (parameter.Name, frame[parameter.Slot]))];

    // Amounts of several currencies have no sum: then there is none, and no test of it holds.
    private Value TotalOf(List<int> rows)
    {
        var currency = state.Book.Currency(rows[0]);
        long total = 0;
        foreach (var row in rows)
        {
            if (state.Book.Code(InvoiceField.Currency, row) != state.Book.Code(InvoiceField.Currency, rows[0]))
            {
                return Value.Missing;
            }

            total += state[row];
        }

        return ScaledAmount.ToValue(total, currency);
    }
}

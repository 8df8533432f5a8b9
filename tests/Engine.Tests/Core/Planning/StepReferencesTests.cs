using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

public sealed class StepReferencesTests
{
    private static readonly Value Customer = Value.Of(new RecordReference.OfStep("customer"));
    private static readonly Value Invoice = Value.Of(new RecordReference.OfStep("invoice"));

    private static readonly RecordContent Content = new(
        [new FieldContent("customer", Customer), new FieldContent("memo", Value.Of("Stripe"))],
        [
            new SublistContent("apply", [new LineContent([new FieldContent("doc", Invoice), new FieldContent("amount", Value.Of(5))])]),
            new SublistContent("other", [new LineContent([new FieldContent("amount", Value.Of(7))])]),
        ]);

    [Fact]
    public void References_to_steps_that_are_done_are_filled_in_bodies_and_lines()
    {
        var filled = StepReferences.Fill(Content, new Dictionary<string, string> { ["customer"] = "501", ["invoice"] = "8801" });

        Assert.Equal(Value.Of(new RecordReference.Known("501")), filled.Fields[0].Value);
        Assert.Equal(Value.Of(new RecordReference.Known("8801")), filled.Sublists[0].Lines[0].Fields[0].Value);
        Assert.Equal(Content.Fields[1], filled.Fields[1]);
        Assert.Same(Content.Sublists[1], filled.Sublists[1]);
    }

    [Fact]
    public void A_reference_to_a_step_that_is_not_done_stays_open()
    {
        var filled = StepReferences.Fill(Content, new Dictionary<string, string> { ["customer"] = "501" });

        Assert.Equal(Value.Of(new RecordReference.Known("501")), filled.Fields[0].Value);
        Assert.Equal(Invoice, filled.Sublists[0].Lines[0].Fields[0].Value);
        Assert.Same(Content.Sublists[0], filled.Sublists[0]);
    }

    [Fact]
    public void What_has_nothing_to_fill_in_is_not_copied() =>
        Assert.Same(Content, StepReferences.Fill(Content, new Dictionary<string, string> { ["payment"] = "1" }));
}

namespace Engine.Core.Functions;

/// <summary>
/// One call and what it gives. Examples see <c>payload</c> = <c>{"id": "in_9", "total": 1999, "currency": "usd", "note": null,
/// "lines": [{"amount": 5, "sku": "A"}, {"amount": 7, "sku": "B"}]}</c>, a crosswalk <c>items</c> with <c>price_1</c> = 501 and an
/// inactive <c>price_0</c>, a script <c>sku</c> that gives SKU-9 for in_9, an earlier record <c>customer</c>, and the zone America/New_York.
/// </summary>
/// <param name="Expression">As it would be written in <c>${ }</c>.</param>
/// <param name="Gives">The value as text, or the code of the failure or finding.</param>
public sealed record FunctionExample(string Expression, string Gives);

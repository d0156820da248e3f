package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Ink;
import io.countersign.reports.pack.value.Bridge;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;

/** The six figures at the head of the summary. */
final class KeyFigures {
  private final ReportData data;
  private final NodeValue total;
  private final Scale scale;

  KeyFigures(ReportData data) {
    this.data = data;
    this.total = data.total();
    this.scale = data.rollup().scale();
  }

  void onto(PagePart part) {
    put(
        part,
        0,
        "Planned",
        money(Amount.PLANNED),
        "locked when decided",
        month(Amount.MONTH_PLANNED));
    put(part, 1, "Claimed", money(Amount.CLAIMED), null, month(Amount.MONTH_CLAIMED));
    BigDecimal ahead = Rounding.minus(total.exact(Amount.CLAIMED), total.exact(Amount.PLANNED));
    toPlan(part, 1, scale.round(ahead));
    put(part, 2, "Verified", money(Amount.VERIFIED), null, month(Amount.MONTH_VERIFIED) + soFar());
    boolean known = total.exact(Amount.VERIFIED) != null;
    toPlan(part, 2, known ? total.printed(Amount.TO_PLAN) : null);
    realisation(part);
    put(part, 4, "Pending", money(Amount.PENDING), pendingShare(), pendingMeasures());
    net(part);
    money(Amount.LOST);
  }

  private void put(PagePart part, int at, String name, String value, String delta, String note) {
    String key = "key_" + at + "_";
    part.with(key + "name", name).with(key + "value", value).with(key + "note", note);
    part.with(key + "delta", delta).with(key + "ink", Ink.GREY.hex());
  }

  private static void toPlan(PagePart part, int at, BigDecimal delta) {
    String key = "key_" + at + "_";
    part.with(key + "delta", delta == null ? null : FigureFormat.signed(delta) + " \u0394PL");
    part.with(key + "ink", Ink.ofEffect(delta).hex());
  }

  private String money(Amount amount) {
    BigDecimal exact = total.exact(amount);
    String printed = data.money("total." + amount.column(), exact, total.printed(amount));
    return exact == null ? "no data" : printed;
  }

  private String month(Amount amount) {
    String value =
        data.money("total." + amount.column(), total.exact(amount), total.printed(amount));
    return data.span().period() + ": " + value;
  }

  /** Where claims of the month still wait, what is verified of it is not all. */
  private String soFar() {
    money(Amount.MONTH_PENDING);
    return isJudged() ? "" : " so far";
  }

  private boolean isJudged() {
    BigDecimal pending = total.exact(Amount.MONTH_PENDING);
    return pending == null || pending.signum() == 0;
  }

  private void realisation(PagePart part) {
    BigDecimal verified = total.exact(Amount.VERIFIED_AT_PLAN_RATE);
    BigDecimal planned = total.exact(Amount.PLANNED);
    String rate = data.percent("total.realisation", verified, planned);
    boolean defined = FigureFormat.share(verified, planned) != null;
    String why = verified == null ? "nothing verified yet" : "nothing was planned";
    String month =
        data.percent(
            "total.month_realisation",
            total.exact(Amount.MONTH_VERIFIED_AT_PLAN_RATE),
            total.exact(Amount.MONTH_PLANNED));
    boolean known = month.matches(".*\\d.*");
    String note = isJudged() ? (known ? month + "\u00a0%" : month) : "not judged yet";
    put(
        part,
        3,
        "Realisation",
        defined ? rate + "\u00a0%" : FigureFormat.UNDEFINED,
        defined ? "of planned, at the plan rate" : why,
        data.span().period() + ": " + note);
  }

  private String pendingMeasures() {
    long measures =
        Bridge.ofClaims(data).moving().stream()
            .filter(line -> line.text("reason").equals(Bridge.PENDING))
            .mapToLong(line -> line.count("measures"))
            .sum();
    data.count("claim.pending.measures", measures);
    return measures == 0 ? null : "in " + FigureFormat.count(measures, "measure", "measures");
  }

  private String pendingShare() {
    String share =
        data.percent(
            "total.pending_share", total.exact(Amount.PENDING), total.exact(Amount.CLAIMED));
    boolean known = share.matches(".*\\d.*");
    return known ? share + "\u00a0% of claimed" : "nothing claimed";
  }

  private void net(PagePart part) {
    Line labour = data.answers().one("labour");
    BigDecimal cost = labour.amount("cost");
    BigDecimal verified = total.exact(Amount.VERIFIED);
    BigDecimal exact = Rounding.minus(verified, cost);
    String net = data.money("total.net_of_labour", exact);
    String missing = cost == null ? "no labour cost known" : "no value verified yet";
    String note = "verified less labour " + data.money("labour.cost", cost);
    boolean known = exact != null;
    put(part, 5, "Net of labour", known ? net : "no data", known ? note : missing, hours(labour));
  }

  private String hours(Line labour) {
    BigDecimal hours = labour.amount("hours");
    if (hours == null) {
      return null;
    }
    BigDecimal whole = Rounding.nearest(hours, 0);
    return data.figures().add("labour.hours", hours, "hours", FigureFormat.number(whole))
        + " hours";
  }
}

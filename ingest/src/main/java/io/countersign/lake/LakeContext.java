package io.countersign.lake;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * Spark's context. What is done by the thread that asks is packed up for nobody, so that nothing
 * has to be taken out of it before: to look for that takes longer than a query of few rows.
 */
final class LakeContext extends SparkContext {
  LakeContext(SparkConf conf) {
    super(conf);
  }

  @Override
  public <F> F clean(F work, boolean checkSerializable) {
    return Tasks.here() ? work : super.clean(work, checkSerializable);
  }
}

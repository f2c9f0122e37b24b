//! Loads jieba's dictionary.

fn main() {
    std::hint::black_box(jieba_rs::Jieba::new());
}

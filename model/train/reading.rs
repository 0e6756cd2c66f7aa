//! What a model reads in articles that it has not learned from: the echoes that the final model learns from.

use crate::examples::{Example, Numbers, Prepared};
use crate::trainer::{Model, Settings, train};
use newsmark::names::tagger::{Chain, Echoes, Feature, LABELS, Scores, of_echo};

/// For each article, each passage and each token: the features of what its form is elsewhere in the article, as read by a
/// model that was trained on the other half of the articles.
pub(crate) fn cross_echoes(
    prepared: &[Prepared],
    examples: &[Vec<Example>],
    numbers: &Numbers,
    settings: &Settings,
) -> Vec<Vec<Vec<Vec<Feature>>>> {
    let settings = Settings {
        echo_share: 0.0,
        passes: settings.passes_of_halves,
        ..settings.clone()
    };
    let halves: Vec<Model> = (0..2)
        .map(|half| {
            let others = examples.iter().skip(1 - half).step_by(2);
            let others: Vec<&Example> = others.flatten().collect();
            train(&others, numbers.features.len(), &settings)
        })
        .collect();
    let mut chain = Chain::default();
    prepared
        .iter()
        .zip(examples)
        .enumerate()
        .map(|(article, (prepared, examples))| {
            echoes(prepared, examples, &halves[article % 2], &mut chain)
        })
        .collect()
}

fn echoes(
    prepared: &Prepared,
    examples: &[Example],
    model: &Model,
    chain: &mut Chain,
) -> Vec<Vec<Vec<Feature>>> {
    let mut echoes = Echoes::default();
    let mut marginals: Vec<Vec<Scores>> = Vec::new();
    for (passage, example) in prepared.passages.iter().zip(examples) {
        let scores: Vec<Scores> = (0..example.allowed.len())
            .map(|place| {
                let [start, _, echo, _] = example.token(place);
                let mut score = [0.0; LABELS];
                for feature in &example.features[start..echo] {
                    for (score, weight) in score.iter_mut().zip(&model.weights[*feature as usize]) {
                        *score += weight;
                    }
                }
                score
            })
            .collect();
        let mut found = Vec::new();
        chain.marginals(&scores, &model.steps, &mut found);
        echoes.add(passage, &found);
        marginals.push(found);
    }
    prepared
        .passages
        .iter()
        .zip(&marginals)
        .map(|(passage, marginals)| {
            (0..marginals.len())
                .map(|place| {
                    let mut features = Vec::new();
                    of_echo(passage, place, &echoes, marginals, |feature, _| {
                        features.push(feature)
                    });
                    features
                })
                .collect()
        })
        .collect()
}
